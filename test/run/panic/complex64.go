package main

type C complex64

func main() { panic(C(0.1 - 2.7i)) }
