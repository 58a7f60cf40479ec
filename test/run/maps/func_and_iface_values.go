package main

type op func(a, b int) int
type shape interface{ area() int }
type sq int
type rc struct{ w, h int }

func (s sq) area() int  { return int(s * s) }
func (r *rc) area() int { r.w++; return r.w * r.h }

var registry = map[string]op{
	"add": func(a, b int) int { return a + b },
	"mul": func(a, b int) int { return a * b },
}

func init() {
	registry["pow"] = func(a, b int) int {
		r := 1
		for range b {
			r = registry["mul"](r, a)
		}
		return r
	}
}

type node map[string]any

func (n node) get(path ...string) any {
	if len(path) == 0 {
		return n
	}
	switch v := n[path[0]].(type) {
	case node:
		return v.get(path[1:]...)
	default:
		return v
	}
}

func main() {
	println(registry["add"](2, 3), registry["pow"](2, 10), registry["none"] == nil, len(registry))
	shapes := map[string]shape{"s": sq(3), "r": &rc{2, 5}}
	println(shapes["s"].area(), shapes["r"].area(), shapes["r"].area(), shapes["z"] == nil)
	if r, ok := shapes["r"].(*rc); ok {
		r.h = 1
	}
	println(shapes["r"].area())
	n := node{"a": node{"b": node{"c": 42}, "s": "str"}, "n": nil}
	println(n.get("a", "b", "c").(int), n.get("a", "s").(string), n.get("n") == nil, n.get("x", "y") == nil)
	cnt := map[rune]func() int{}
	for i, r := range "abc" {
		cnt[r] = func() int { i += int(r); return i }
	}
	println(cnt['a'](), cnt['a'](), cnt['c']())
	multi := map[[2]int][]map[string]int{}
	k := [2]int{1, 2}
	multi[k] = append(multi[k], map[string]int{"x": 1})
	multi[k][0]["x"] += 5
	multi[[2]int{1, 2}] = append(multi[k], nil)
	println(len(multi[k]), multi[k][0]["x"], multi[k][1]["q"], multi[k][1] == nil)
	chans := map[int]chan int{1: make(chan int, 1)}
	chans[1] <- 9
	select {
	case v := <-chans[1]:
		println(v)
	case <-chans[2]:
		println("nil chan")
	}
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) (r int) {
		if v, ok := memo[n]; ok {
			return v
		}
		defer func() { memo[n] = r }()
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(60), len(memo))
	arr := map[string][3]int{"k": {1, 2, 3}}
	a := arr["k"]
	a[0] = 100
	println(arr["k"][0], a[0], len(arr["none"]))
	defer func() { println(recover() != nil) }()
	registry["none"](1, 2)
}
