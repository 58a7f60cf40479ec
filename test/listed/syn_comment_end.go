package main

func main() { x := "unclosed
}
