// -l
package main

import "sort"

type list []int

func (l list) each(f func(int)) {
	for _, v := range l {
		f(v)
	}
}

func (l *list) add(v int) { *l = append(*l, v) }

func sum(l list) int {
	total := 0
	l.each(func(v int) { total += v })
	return total
}

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func deferred() (err error) {
	done := false
	defer func() {
		if !done {
			err = nil
		}
	}()
	for i := 0; i < 3; i++ {
		defer func() { done = i > 1 }()
	}
	done = true
	return nil
}

func started(c chan int) {
	x := 1
	go func() { c <- x }()
	go func(n int) { c <- n }(x)
	x++
}

func direct() int {
	p := &list{1}
	q := func() *list { return p }()
	return len(*q)
}

func bound(l *list) {
	f := l.add
	f(1)
}

func sorted(s []string) {
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
}

func ranged(n int) int {
	total := 0
	for i := range func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	} {
		total += i
	}
	return total
}

func main() {
	sum(list{1, 2})
	counter()()
	deferred()
	started(make(chan int, 2))
	direct()
	bound(&list{})
	sorted([]string{"b", "a"})
	ranged(3)
}
