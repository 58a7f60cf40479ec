package main

type pair struct {
	a, b string
	c    [3]int64
	f    func(int) int
}
type big struct {
	v [40]int
	p *int
}

func makeBig(i int) (b big) {
	b.v[i%40] = i
	b.p = &i
	return
}
func useBig(b big) int { b.v[0]++; return b.v[0] + *b.p }

func gen(n int) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, "v") {
				return
			}
		}
	}
}

func worker(in <-chan int, out chan<- pair) {
	for v := range in {
		out <- pair{a: "w", c: [3]int64{int64(v), 2, 3}, f: func(k int) int { return k + v }}
	}
	close(out)
}

func sel(a, b chan int) int {
	select {
	case v := <-a:
		return v
	case b <- 1:
		return 2
	default:
		return 3
	}
}

func strs(s string) (out []string) {
	for i, r := range s {
		if r > 'm' {
			out = append(out, s[i:]+string(r))
		}
	}
	copy(out[1:], out)
	b := []byte(s)
	b = append(b, s...)
	clear(b[:1])
	return append(out, string(b[1:len(b)-1]))
}

func nums(x int, y uint8, f float64) (int, float64) {
	z := int8(x) << (y & 3)
	if f > 1.5 {
		f = f*2 - float64(z)
	}
	return int(z) % (x | 1), f
}

type tree[K comparable, V any] struct {
	k    K
	v    V
	l, r *tree[K, V]
}

func (t *tree[K, V]) put(less func(a, b K) bool, k K, v V) *tree[K, V] {
	if t == nil {
		return &tree[K, V]{k: k, v: v}
	}
	if less(k, t.k) {
		t.l = t.l.put(less, k, v)
	} else {
		t.r = t.r.put(less, k, v)
	}
	return t
}

func main() {
	in, out := make(chan int), make(chan pair, 2)
	go worker(in, out)
	go func() {
		for i := range 3 {
			in <- i
		}
		close(in)
	}()
	for p := range out {
		println(p.a, p.c[0], p.f(1))
	}
	b := makeBig(3)
	c := b
	println(useBig(b), useBig(c), c == b)
	t := 0
	for i, s := range gen(5) {
		defer func() { t += i }()
		if i == 3 {
			break
		}
		t += i + len(s)
	}
	println(t, sel(make(chan int, 1), make(chan int, 1)))
	for _, s := range strs("hello, wörld") {
		println(s)
	}
	println(nums(77, 2, 3.5))
	var tr *tree[string, int]
	for i, k := range []string{"m", "a", "z"} {
		tr = tr.put(func(a, b string) bool { return a < b }, k, i)
	}
	println(tr.k, tr.l.k, tr.r.v)
	pp := new(*pair)
	*pp = &pair{b: "q"}
	(*pp).c[1]++
	println((*pp).b, (*pp).c[1])
}
