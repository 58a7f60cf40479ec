package main

func seq(name string, n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("leave", name)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func defers() {
	for i := range seq("d", 3) {
		defer println("deferred", i)
	}
	println("body end")
}

func deferResult() (s string) {
	for i := range seq("r", 3) {
		defer func() { s += string(rune('0' + i)) }()
		if i == 1 {
			return "x"
		}
	}
	return "never"
}

func gotoOut(n int) string {
	for i := range seq("g", 5) {
		for j := range seq("h", 5) {
			if i+j == n {
				goto found
			}
		}
	}
	return "not found"
found:
	return "found"
}

func deep() (int, int, int) {
	for i := range seq("1", 3) {
		for j := range seq("2", 3) {
			for k := range seq("3", 3) {
				if i == 1 && j == 1 && k == 1 {
					return i, j * 10, k * 100
				}
			}
		}
	}
	return 0, 0, 0
}

func labels() {
a:
	for i := range seq("a", 3) {
	b:
		for j := 0; j < 3; j++ {
			for k := range seq("c", 3) {
				switch {
				case i == 0 && k == 1:
					continue b
				case i == 1:
					continue a
				case i == 2 && j == 1:
					break b
				case i == 2 && k == 2:
					break
				case k == 0:
					continue
				}
				println("body", i, j, k)
			}
		}
		println("after b", i)
	}
}

func selectIn() {
	c := make(chan int, 2)
	c <- 1
	c <- 2
	for i := range seq("s", 5) {
		select {
		case v := <-c:
			println("got", v, i)
			continue
		default:
		}
		switch i {
		case 3:
			println("break switch")
			break
		}
		if i == 3 {
			break
		}
	}
}

func closureReturn() int {
	f := func() int {
		for i := range seq("f", 3) {
			if i == 1 {
				return i * 7
			}
		}
		return -1
	}
	return f() + f()
}

func mixed() (r []int) {
	for i := range 3 {
		for v := range seq("m", 3) {
			for k := range []int{1, 2} {
				if k == 1 {
					break
				}
				if v == 2 {
					return append(r, 99)
				}
				r = append(r, i*100+v*10+k)
			}
		}
	}
	return
}

func multi() (a int, b string, c []int) {
	for i := range seq("x", 2) {
		a, b = i+5, "b"
		if i == 1 {
			c = []int{1}
			return a, b + "!", append(c, a)
		}
	}
	return
}

func main() {
	defers()
	println(deferResult())
	println(gotoOut(3))
	println(gotoOut(30))
	println(deep())
	labels()
	selectIn()
	println(closureReturn())
	r := mixed()
	println(len(r), r[0], r[len(r)-1])
	a, b, c := multi()
	println(a, b, len(c), c[1])
}
