// Variables that inlined closures change, in the midst of expressions.
package main

import "fmt"

type s struct{ a [6]int; p *int; m map[int]int }

func two(a, b int) int { return a*100 + b }

func main() {
	x := 0
	var arr [6]int
	f := func() int { x++; return x }
	arr[x] = f()
	fmt.Println(arr, x)
	arr[x], arr[f()] = f(), x
	fmt.Println(arr, x)
	y := x + f()*10 + x
	fmt.Println(y, x)
	fmt.Println(two(x, f()), x)
	sl := []int{1, 2, 3}
	g := func() int { sl = append(sl, 9); return len(sl) }
	sl[0] = g()
	fmt.Println(sl)
	z := sl[0] + g() + len(sl)
	fmt.Println(z, sl)
	v := s{m: map[int]int{}}
	v.p = &v.a[2]
	h := func(i int) int { v.a[i] += 5; *v.p++; v.m[i]++; return v.a[i] }
	v.a[h(1)-5] = h(2)
	v.m[h(0)] = v.a[0] + h(3)
	fmt.Println(v.a, *v.p, v.m)
	w := v
	k := func() s { w.a[0]++; return w }
	w = k()
	fmt.Println(w.a[0], k().a[0], w.a[0])
	a, b := 1, 2
	swap := func() (int, int) { a, b = b, a; return a, b }
	a, b = swap()
	fmt.Println(a, b)
	b, a = swap()
	fmt.Println(a, b)
	i := 0
	for n := func() bool { i++; return i < 4 }; n(); {
		fmt.Print(i, " ")
	}
	fmt.Println()
	func(q int) { i = 10; fmt.Println(q, i) }(i)
	if r := func() int { i *= 2; return i }(); r > i-1 && func() bool { i++; return i > 20 }() {
		fmt.Println("yes", r, i)
	}
	switch func() int { i++; return i % 3 }() {
	case func() int { i += 3; return i % 3 }():
		fmt.Println("case 1", i)
	default:
		fmt.Println("default", i)
	}
	str := "a"
	cat := func(t string) string { str += t; return str }
	fmt.Println(str + cat("b") + str + cat("c") + str)
	var e any = 1
	set := func(n any) any { e = n; return e }
	_, ok := e.(int)
	q, ok2 := set("s").(string)
	fmt.Println(e, ok, q, ok2)
	c := make(chan int, 3)
	put := func(n int) chan int { c <- n; return c }
	put(1) <- 2
	fmt.Println(len(c), <-put(3), <-c)
	mm := map[string][]int{}
	at := func(k string) []int { mm[k] = append(mm[k], len(mm)); return mm[k] }
	mm["z"] = append(at("z"), at("z")...)
	fmt.Println(mm)
	fn := func() (r int) { defer func() { r += 1 }(); return x }
	fmt.Println(fn())
	lp := func() (out []func() int) {
		for i := 0; i < 3; i++ {
			inc := func() int { i++; return i }
			out = append(out, inc)
			if i == 0 {
				inc()
			}
		}
		return
	}
	for _, f := range lp() {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	goto end
end:
	u := uint8(250)
	add := func(d uint8) uint8 { u += d; return u }
	fmt.Println(add(10), u, add(1)-u)
	var fl float32 = 1e8
	fa := func(d float32) float32 { return fl + d }
	fmt.Println(fa(1) == fl, fa(16))
	const big = 1 << 40
	sh := func(v int32, n uint) int32 { return v << n }
	fmt.Println(sh(1, 31), sh(1, 32), big>>func() int { return 3 }())
}
