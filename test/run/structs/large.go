package main

type Big struct {
	head int
	data [8000]int
	tail string
}

func mk(n int) Big {
	var b Big
	b.head = n
	for i := range b.data {
		b.data[i] = i * n
	}
	b.tail = "t"
	return b
}

func (b Big) sum() (s int) {
	for _, v := range b.data {
		s += v
	}
	b.head = -1
	return s + b.head
}

func (b *Big) set(i, v int) { b.data[i] = v }

func pass(b Big, k int) Big {
	if k == 0 {
		return b
	}
	b.head += k
	return pass(b, k-1)
}

type Mid struct{ a [20]int }

func mid(m Mid, n Mid) (Mid, Mid) {
	m.a[0], n.a[0] = n.a[0], m.a[0]
	m.a[19]++
	return n, m
}

func main() {
	b := mk(3)
	println(b.sum(), b.head, b.data[7999], b.tail)
	c := b
	c.set(0, 5)
	println(b.data[0], c.data[0], b == c)
	c.set(0, 0)
	println(b == c)
	d := pass(b, 10)
	println(d.head, b.head, d.data[7999])
	var i any = b
	b.set(1, -1)
	println(i.(Big).data[1], b.data[1], i == any(c))
	ch := make(chan Big, 2)
	ch <- b
	ch <- c
	b.head = 0
	e, f := <-ch, <-ch
	println(e.head, e.data[1], f.data[1])
	m := map[int]Big{1: b}
	println(m[1].data[1], m[2].tail == "", len(m))
	arr := [3]Big{b, c}
	arr2 := arr
	arr2[2].tail = "z"
	println(arr[2].tail == "", arr2[2].tail)
	fn := func() int { return b.data[2] + b.head }
	b.data[2] = 100
	println(fn())
	defer func(b Big) { println("deferred", b.data[2]) }(b)
	b.data[2] = 0
	x, y := Mid{}, Mid{}
	x.a[0], y.a[0] = 1, 2
	x, y = mid(x, y)
	println(x.a[0], y.a[0], x.a[19], y.a[19])
	x, y = y, x
	println(x.a[19], y.a[19])
	mp := map[Mid]string{x: "x", y: "y"}
	println(mp[x], mp[y], len(mp))
	idx := 15
	x.a[idx] = 9
	println(x.a[15], x.a[idx-1])
}
