package main

type empty struct{}

var x, y [0]int
var e empty
var p, q = new([0]int), new([0]int)
var px, pe = &x, &e
var holder = struct{ p *[0]int }{&y}

//go:noinline
func address(p *[0]int) *[0]int { return p }

// Variables of packages without size are where new puts values without size; but gc knows that two variables
// are not the same one.
func main() {
	println(&x == &y, &x != &y, &x == &x, p == q)
	println(&x == p, &y == q, address(&x) == address(&y), px == p, holder.p == px)
	println(pe == new(empty), (*[0]int)([]int{}) == p)
}
