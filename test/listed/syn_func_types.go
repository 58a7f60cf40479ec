package main

func (a, b int) m() {}
func () n() {}
func f(a int, b) {}
func g(int, b string) {}
func h(a, b, c int, d) {}
func i(...int, x int) {}
func j() (a int, string) { return }
