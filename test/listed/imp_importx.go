package main

importx "fmt"

func main() {}
