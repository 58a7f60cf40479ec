package main

func f() int
func init()

func main() { var x int = "s" }
