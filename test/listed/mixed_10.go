package main

type T struct{ a, b int }

func (t T) Set(v int)  { t.a = v }
func (t T) a()         {}
func (T) Get() int     { return a }
func (t *U) X()        {}
func (t T) Set(v int)  {}
func (t T) main()      {}
func (t T) init()      {}
func T() {}
func (t []T) Y()       {}
func (t map[string]T) Z() {}
func (*T) *W()         {}

func main() {}
