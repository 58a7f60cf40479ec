<BOM>package main

func main() { x := 1 }
