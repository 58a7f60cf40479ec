package main

var table = []int{1, 2, 3}
var bad = pick(7)

func pick(i int) int { return table[i] }

func main() { println("not reached", bad) }
