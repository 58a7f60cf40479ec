package main

type state struct {
	n    int
	log  []string
	next func(*state) func(*state) int
}

func ycomb(f func(func(int) int) func(int) int) func(int) int {
	type rec func(rec) func(int) int
	r := func(x rec) func(int) int {
		return f(func(n int) int { return x(x)(n) })
	}
	return r(r)
}

func memo(f func(int) int) func(int) int {
	cache := map[int]int{}
	return func(n int) int {
		if v, ok := cache[n]; ok {
			return v
		}
		v := f(n)
		cache[n] = v
		return v
	}
}

func pipeline(src []int, stages ...func(int) (int, bool)) (out []int) {
next:
	for _, v := range src {
		for _, s := range stages {
			var ok bool
			if v, ok = s(v); !ok {
				continue next
			}
		}
		out = append(out, v)
	}
	return
}

type church func(func(int) int) func(int) int

func num(n int) church {
	return func(f func(int) int) func(int) int {
		return func(x int) int {
			for range n {
				x = f(x)
			}
			return x
		}
	}
}
func (a church) add(b church) church {
	return func(f func(int) int) func(int) int { return func(x int) int { return a(f)(b(f)(x)) } }
}
func (a church) mul(b church) church {
	return func(f func(int) int) func(int) int { return a(b(f)) }
}
func (a church) int() int { return a(func(x int) int { return x + 1 })(0) }

func curry(a int) func(int) func(int) func() int {
	return func(b int) func(int) func() int {
		return func(c int) func() int { return func() int { a++; b += a; c += b; return c } }
	}
}

type stack struct {
	push func(int)
	pop  func() int
	size func() int
}

func newStack() stack {
	var data []int
	return stack{
		func(v int) { data = append(data, v) },
		func() int { v := data[len(data)-1]; data = data[:len(data)-1]; return v },
		func() int { return len(data) },
	}
}

func main() {
	fact := ycomb(func(self func(int) int) func(int) int {
		return func(n int) int {
			if n < 2 {
				return 1
			}
			return n * self(n-1)
		}
	})
	println(fact(10))
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	println(fib(80))
	out := pipeline([]int{1, 2, 3, 4, 5, 6}, func(i int) (int, bool) { return i * i, i%2 == 0 }, func(i int) (int, bool) { return i + 1, i > 4 })
	println(len(out), out[0], out[1])
	println(num(3).add(num(4)).mul(num(6)).int())
	f := curry(1)(2)(3)
	println(f(), f(), f())
	s := newStack()
	for i := range 5 {
		s.push(i * i)
	}
	println(s.pop(), s.pop(), s.size())
	fs := make([]func() int, 1000)
	for i := range fs {
		a, b, c := i, i*2, "s"
		fs[i] = func() int { a++; return a + b + len(c) }
	}
	t := 0
	for range 3 {
		for _, f := range fs {
			t += f()
		}
	}
	println(t)
	var chain func() int = func() int { return 0 }
	for i := range 1000 {
		prev := chain
		chain = func() int { return prev() + i }
	}
	println(chain())
	st := &state{}
	st.next = func(s *state) func(*state) int {
		s.n++
		return func(t *state) int { t.n += s.n; t.log = append(t.log, "x"); return t.n }
	}
	println(st.next(st)(st), st.next(st)(&state{}), len(st.log))
}
