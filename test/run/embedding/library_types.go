package main

import (
	"fmt"
	"io"
	"reflect"
	"sync"
	"time"
)

// Types that have the library's methods by embedding, those without export too, which wrappers hand on.

type wrapped struct {
	reflect.Type
	n int
}

type single struct{ reflect.Type }

type locked struct {
	sync.RWMutex
	sync.WaitGroup
	m map[string]int
}

type stamp struct{ time.Time }

type both struct {
	*stamp
	io.Writer
}

type writer struct{ n int }

func (w *writer) Write(p []byte) (int, error) { w.n += len(p); return len(p), nil }

type more interface {
	reflect.Type
	Extra() int
}

func (w wrapped) Extra() int { return w.n }

func main() {
	t := reflect.TypeOf(1)
	var list []reflect.Type
	list = append(list, wrapped{t, 1}, &wrapped{t, 2}, single{t}, &single{t})
	for _, x := range list {
		fmt.Println(x.Name(), x.Kind(), x.Size())
	}
	var m more = wrapped{t, 7}
	fmt.Println(m.Extra(), m.String())
	l := &locked{m: map[string]int{}}
	l.Lock()
	l.m["a"]++
	l.Unlock()
	l.Add(1)
	l.Done()
	l.Wait()
	s := stamp{time.Unix(0, 0).UTC()}
	fmt.Println(s, s.Year(), both{&s, nil}.Day())
	w := &writer{}
	b := both{&s, w}
	fmt.Fprintf(b, "abc %d", 1)
	fmt.Println(w.n, reflect.TypeOf(b).NumMethod() > 20, reflect.TypeOf(l).NumMethod())
	defer func() { fmt.Println(recover() != nil) }()
	fmt.Println(t.AssignableTo(single{t}))
}
