package p

var d ...int // error: syntax error: unexpected \.\.\., expected type
type e struct{ f ...int } // error: syntax error: unexpected \.\.\., expected type
func g() { b([]int{1}..., 2) } // error: syntax error: unexpected literal 2, expected \)
func h(x ...int) {}
