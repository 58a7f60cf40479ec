package trace

var n int

// Say prints a numbered line and returns v.
func Say(s string, v int) int {
	n++
	println(n, s, v)
	return v
}
