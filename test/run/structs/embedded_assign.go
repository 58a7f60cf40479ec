package main

type A struct{ x, y int }
type B struct {
	A
	z int
}
type C struct {
	*B
	w [2]A
}

func mk() B { return B{A{1, 2}, 3} }

func (a *A) swap()   { a.x, a.y = a.y, a.x }
func (a A) sum() int { return a.x + a.y }

func main() {
	b := mk()
	b.A = A{5, 6}
	b.x++
	c := C{B: &b}
	c.A.y = 60
	c.w[1] = c.A
	c.w[0].swap()
	c.B.A.swap()
	println(b.x, b.y, b.z, c.w[1].x, c.w[1].y, c.sum())
	d := *c.B
	d.A, d.z = A{d.z, d.x}, d.y
	println(d.x, d.y, d.z, b.z)
	arr := [3]B{mk(), mk()}
	arr[1].A = arr[0].A
	arr[0].x = 100
	for i := range arr {
		arr[i].swap()
		print(arr[i].x, " ", arr[i].y, " ")
	}
	println()
	m := map[string]*C{"c": &c}
	m["c"].w[0], m["c"].w[1] = m["c"].w[1], m["c"].w[0]
	m["c"].x = 7
	println(c.w[0].x, c.w[1].x, b.x)
	p := &c.w[1].y
	c.w = [2]A{{9, 8}, {7, 6}}
	println(*p)
	e := struct {
		B
		name string
	}{mk(), "e"}
	f := e
	f.x = 50
	f.name += "f"
	println(e.x, e.name, f.x, f.name, f.sum(), mk().sum(), mk().A.x)
	func(b B) { b.x = -1; b.swap() }(b)
	println(b.x)
	var np *C
	func() {
		defer func() { println(recover() != nil) }()
		np = &C{}
		np.x = 1
	}()
}
