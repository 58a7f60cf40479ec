package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
)

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprintf("myErr %d", e.code) }

func nested() (r string, err error) {
	defer func() {
		if x := recover(); x != nil {
			r = fmt.Sprint("outer:", x)
			err = errors.Join(err, &myErr{1})
		}
	}()
	defer func() {
		defer func() {
			fmt.Println("inner recovered:", recover())
			panic("third")
		}()
		panic("second")
	}()
	defer fmt.Println("deferred print", r)
	panic("first")
}

func goexit() {
	var wg sync.WaitGroup
	wg.Add(3)
	go func() {
		defer wg.Done()
		defer fmt.Println("goexit deferred", recover())
		defer func() {
			defer func() { fmt.Println("rec in goexit:", recover()) }()
			panic("in goexit")
		}()
		runtime.Goexit()
		fmt.Println("unreachable")
	}()
	wg.Add(-2)
	wg.Wait()
}

func loop() (s int) {
	for i := range 5 {
		defer func() { s = s*10 + i }()
	}
	return 7
}

func rethrow() {
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
		var re runtime.Error
		if e, ok := r.(error); ok && errors.As(e, &re) {
			fmt.Println("runtime error:", re)
		}
	}()
	defer func() {
		r := recover()
		panic(fmt.Errorf("wrapped: %w", r.(error)))
	}()
	var m map[string]int
	m["x"]++
}

func named() (x int, err error) {
	defer func() {
		if err != nil {
			x = -1
		}
	}()
	x = 5
	return x * 2, &myErr{3}
}

type T struct{ n int }

func (t T) val() int   { return t.n }
func (t *T) ptr() int  { return t.n }
func (t T) print()     { fmt.Println("T", t.n) }
func (t *T) printPtr() { fmt.Println("*T", t.n) }

func methodDefers() {
	t := T{1}
	defer t.print()
	defer t.printPtr()
	f := t.val
	g := t.ptr
	t.n = 2
	fmt.Println(f(), g())
	h := (*T).val
	k := T.val
	fmt.Println(h(&t), k(t))
}

func main() {
	fmt.Println(nested())
	goexit()
	fmt.Println(loop())
	rethrow()
	fmt.Println(named())
	methodDefers()
	func() {
		defer func() {
			fmt.Println(recover())
			fmt.Println(recover())
		}()
		defer panic("replaced")
		panic("orig")
	}()
	func() {
		defer func() { fmt.Println("r:", recover()) }()
		var e *myErr
		var err error = e
		fmt.Println(err == nil, err != nil)
		fmt.Println(err.Error())
	}()
	defer os.Exit(3)
	defer func() {
		panic(&myErr{9})
	}()
}
