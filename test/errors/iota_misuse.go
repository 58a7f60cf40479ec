package p

var x = iota // error: cannot use iota outside constant declaration

func f() int { return iota } // error: cannot use iota outside constant declaration

const ok = iota
const ok2 = len([iota + 1]int{})
