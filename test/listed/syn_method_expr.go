package main

type T struct{}

func (T).m() {}
func T.n() {}
func (t T) (x int) {}
