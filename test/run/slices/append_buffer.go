package main

func main() {
	var s []int
	for i := 0; i < 10; i++ {
		s = append(s, i)
		println(len(s), cap(s))
	}
	var b []byte
	b = append(b, 1)
	println(cap(b))
	var q []byte
	for i := 0; i < 3; i++ {
		q = append(q, 1)
		println(cap(q))
		q = nil
	}
	var z []string
	z = append(z, "a")
	println(cap(z) > 0)
	type big struct{ a, b, c, d, e int }
	var y []big
	y = append(y, big{})
	println(cap(y) > 0)
	var w []int
	w = append(w, 1, 2, 3, 4, 5)
	println(cap(w))
	w = append([]int(nil), w[:3]...)
	println(cap(w))
	w = append([]int{7}, w[:3]...)
	println(cap(w))
	x := append([]int{7}, 8)
	println(cap(x))
}
