// Frame variables live while somebody may have their address: a deferred closure, a callee, another frame variable,
// a goroutine that is parked. Everything here must survive, whatever is collected meanwhile.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

type node struct {
	up   *node
	data *int
}

var (
	sink   [][]byte
	sinkMu sync.Mutex
)

func setSink(to [][]byte) {
	sinkMu.Lock()
	sink = to
	sinkMu.Unlock()
}

// (several goroutines at once)
func churn() {
	setSink(nil)
	var made [][]byte
	for i := range 40 {
		made = append(made, make([]byte, 16+i))
		for k := range made[i] {
			made[i][k] = 0xee
		}
	}
	setSink(made)
	runtime.GC()
}

func number(n int) *int {
	p := new(int)
	*p = n
	return p
}

// The only reference to `a` and `b` is the closure in the record of deferred calls.
func deferred() (s string) {
	a, b := number(1), []*int{number(2), number(3)}
	defer func() {
		churn()
		s += fmt.Sprint(*a, *b[0], *b[1])
	}()
	churn()
	return "deferred "
}

func changed() (s string) {
	a := number(1)
	defer func() { s = fmt.Sprint("changed ", *a) }()
	churn()
	a = number(7)
	churn()
	return
}

func inPanic() (s string, err error) {
	text := strings.Repeat("in", 2)
	var array [3]*int
	for i := range array {
		array[i] = number(i)
	}
	defer func() {
		churn()
		for _, p := range array {
			s += fmt.Sprint(*p)
		}
		err = recover().(error)
		churn()
	}()
	s = text
	churn()
	panic(errors.New("boom " + text))
}

// A recovered frame goes on at its end: named results, and what large ones are copied from.
type large struct {
	p [20]*int
	n int
}

func results() (l large, p *int) {
	defer func() {
		recover()
		churn()
	}()
	l.p[3], l.n = number(33), 4
	p = number(5)
	churn()
	var m map[string]int
	m["x"] = 1
	return large{}, nil
}

func loops() (s string) {
	for i := range 3 {
		p := number(i)
		defer func() {
			churn()
			s += fmt.Sprint(*p)
		}()
	}
	churn()
	return "loops "
}

func nested() (s string) {
	a := number(1)
	defer func() {
		b := number(2)
		defer func() {
			churn()
			s = fmt.Sprint("nested ", *a, *b, recover())
		}()
		churn()
		panic(recover())
	}()
	churn()
	panic("p")
}

// Frame variables that only point to each other, in one frame and from frame to frame over many segments.
func chain(up *node, depth int) int {
	n := node{up: up, data: number(depth)}
	if depth == 0 {
		churn()
		sum := 0
		for p := &n; p != nil; p = p.up {
			sum += *p.data
		}
		return sum
	}
	if depth%1000 == 0 {
		runtime.GC()
	}
	return chain(&n, depth-1)
}

func within() int {
	var a, b, c node
	a.data, b.data, c.data = number(1), number(2), number(3)
	a.up, b.up = &b, &c
	p := &a
	churn()
	sum := 0
	for ; p != nil; p = p.up {
		churn()
		sum += *p.data
	}
	return sum
}

func views(k int) int {
	var a [4]*int
	for i := range a {
		a[i] = number(i)
	}
	s := a[1:3]
	churn()
	s[0] = number(10)
	churn()
	return *s[0] + *s[1] + *a[k]
}

//go:noinline
func byAddress(l large, f func()) int {
	f()
	return *l.p[7] + l.n
}

func passed() int {
	l := large{n: 1}
	l.p[7] = number(6)
	return byAddress(l, churn)
}

//go:noinline
func made(f func()) (l large) {
	l.p[9] = number(9)
	f()
	return l
}

func returned() int {
	l := made(churn)
	churn()
	return *l.p[9]
}

// Operands of operations that wait.
func parked() (s string) {
	c, done := make(chan []*int), make(chan string)
	go func() { c <- []*int{number(1), number(2)} }()
	go func() {
		select {
		case c <- []*int{number(3), number(4)}:
		case <-done:
		}
	}()
	go func() {
		v := <-c
		churn()
		w := <-c
		churn()
		sum := *v[0] + *v[1] + *w[0] + *w[1]
		done <- fmt.Sprint("parked ", sum)
	}()
	churn()
	runtime.Gosched()
	churn()
	return <-done
}

// Goroutines that nobody can wake keep what waits in them.
func forever() string {
	c := make(chan *int)
	for range 3 {
		go func() { c <- number(4) }()
	}
	runtime.Gosched()
	churn()
	churn()
	sum := 0
	for range 3 {
		sum += *<-c
	}
	return fmt.Sprint("forever ", sum)
}

func iterate(yield func(*int) bool) {
	for i := range 4 {
		p := number(i)
		churn()
		if !yield(p) {
			return
		}
	}
}

func ranged() (s string) {
	first := number(100)
	for p := range iterate {
		defer func() {
			churn()
			s += fmt.Sprint(*p, " ")
		}()
		churn()
		if *p == 2 {
			return fmt.Sprint("ranged ", *first, " ")
		}
	}
	return "no"
}

func methodValue() int {
	n := node{data: number(8)}
	f := n.value
	churn()
	return f()
}

func (n node) value() int {
	churn()
	return *n.data
}

func mapIteration() int {
	m := map[string]*int{"a": number(1), "b": number(2), "c": number(3)}
	sum := 0
	for k, v := range m {
		churn()
		sum += *v + len(k)
	}
	return sum
}

func main() {
	fmt.Println(deferred(), changed())
	fmt.Println(inPanic())
	l, p := results()
	churn()
	fmt.Println(*l.p[3], l.n, *p)
	fmt.Println(loops(), nested())
	fmt.Println(chain(nil, 3000), within(), views(3), passed(), returned())
	fmt.Println(parked(), forever(), ranged())
	fmt.Println(methodValue(), mapIteration())
}
