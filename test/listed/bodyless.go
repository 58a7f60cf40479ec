package main

func f() int
func g(x int)
func (t T) m()
func init()

type T int

func main()
