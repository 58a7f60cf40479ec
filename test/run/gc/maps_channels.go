package main

import (
	"fmt"
	"runtime"
	"strings"
)

type rec struct {
	name string
	kids []*rec
	by   map[string]*rec
	c    chan *rec
	f    func() string
	any
}

func build(depth int, name string) *rec {
	r := &rec{name: name, by: map[string]*rec{}, c: make(chan *rec, 2)}
	r.f = func() string { return r.name + "!" }
	r.any = &name
	if depth > 0 {
		for i := range 3 {
			k := build(depth-1, name+string(rune('a'+i)))
			r.kids = append(r.kids, k)
			r.by[k.name] = k
		}
		r.c <- r.kids[0]
	}
	return r
}

func (r *rec) check() int {
	n := len(r.f()) + len(*r.any.(*string))
	for _, k := range r.kids {
		if r.by[k.name] != k {
			fmt.Println("lost", k.name)
		}
		n += k.check()
	}
	select {
	case k := <-r.c:
		n += len(k.name)
		r.c <- k
	default:
	}
	return n
}

func main() {
	root := build(5, "r")
	want := root.check()
	for i := range 5 {
		runtime.GC()
		_ = build(4, "garbage")
		if root.check() != want {
			fmt.Println("changed in round", i)
		}
	}
	fmt.Println(want)
	results := make(chan string)
	for i := range 10 {
		go func() {
			var parts []string
			for j := range 50 {
				parts = append(parts, fmt.Sprint(i, ":", j))
				if j%10 == 0 {
					runtime.GC()
				}
			}
			results <- strings.Join(parts, ",")
		}()
	}
	total := 0
	for range 10 {
		total += len(<-results)
	}
	fmt.Println(total)
	m := map[[4]string][]*rec{}
	for i := range 500 {
		k := [4]string{fmt.Sprint(i % 50), "x", strings.Repeat("y", i%7)}
		m[k] = append(m[k], &rec{name: fmt.Sprint(i)})
		if i%100 == 0 {
			runtime.GC()
		}
	}
	n := 0
	for k, v := range m {
		for _, r := range v {
			n += len(r.name) + len(k[2])
		}
		delete(m, k)
		if n%5 == 0 {
			runtime.GC()
		}
	}
	fmt.Println(n, len(m))
	var f func(int) []func() string
	f = func(d int) (out []func() string) {
		if d == 0 {
			return
		}
		s := strings.Repeat("z", d)
		out = append(f(d-1), func() string { return s })
		runtime.GC()
		return
	}
	s := ""
	for _, g := range f(20) {
		s += g()
	}
	fmt.Println(len(s))
}
