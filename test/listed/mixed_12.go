package main

func noret() {}

func main() {
	x := noret()
	var y int = noret()
	noret() + 1
	return noret()
	if noret() {
	}
	z := []int{noret()}
	print(noret())
	noret().x
	noret()()
	_ = noret
	w := noret
	w = 1
	var v = nil
	var u = _
	_ = _
	t := main()
}
