package main

import "runtime"

func try(name string, f func()) {
	defer func() {
		e := recover()
		switch e := e.(type) {
		case nil:
			println(name, "no panic")
		case runtime.Error:
			println(name, "runtime error:", e.Error())
		case string:
			println(name, "string:", e)
		default:
			println(name, "other")
		}
	}()
	f()
}

func good(yield func(int) bool) {
	_ = yield(1) && yield(2) && yield(3)
}

func ignores(yield func(int) bool) {
	yield(1)
	yield(2)
	yield(3)
}

var saved func(int) bool

func leaks(yield func(int) bool) {
	saved = yield
	yield(1)
}

func cleanup(yield func(int) bool) {
	defer println("cleanup")
	_ = yield(1) && yield(2)
}

func swallow(yield func(int) bool) {
	defer func() { recover() }()
	yield(1)
	yield(2)
}

func panics(yield func(int) bool) {
	yield(1)
	panic("iterator panic")
}

func rethrow(yield func(int) bool) {
	defer func() {
		if e := recover(); e != nil {
			panic("re-" + e.(string))
		}
	}()
	yield(1)
}

func recursive(n int, yield func(int) bool) bool {
	if n == 0 {
		return true
	}
	return yield(n) && recursive(n-1, yield)
}

func main() {
	try("ignores", func() {
		for x := range ignores {
			println("x", x)
			if x == 2 {
				break
			}
		}
	})
	try("leak", func() {
		for x := range leaks {
			println("x", x)
		}
		saved(5)
	})
	try("panic in body", func() {
		for x := range cleanup {
			if x == 2 {
				panic("body")
			}
		}
	})
	try("swallowed", func() {
		for range swallow {
			panic("lost")
		}
		println("not here")
	})
	try("iterator", func() {
		for x := range panics {
			println("x", x)
		}
	})
	try("rethrow", func() {
		for range rethrow {
			panic("body")
		}
	})
	try("nil func", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	try("index in body", func() {
		var s []int
		for x := range good {
			_ = s[x]
		}
	})
	try("continue after panic", func() {
		for x := range ignores {
			func() {
				defer func() { recover() }()
				if x == 2 {
					panic("handled inside")
				}
				println("x", x)
			}()
		}
	})
	func() {
		defer func() { println("recovered:", recover().(string)) }()
		for i := range func(y func(int) bool) { recursive(3, y) } {
			defer func() {
				if i == 2 {
					panic("from defer")
				}
				println("defer", i)
			}()
		}
	}()
	try("body recover", func() {
		defer func() { println("outer sees", recover() != nil) }()
		for x := range good {
			if x == 2 {
				panic("p")
			}
		}
	})
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("goexit defer")
		for x := range cleanup {
			println("x", x)
			runtime.Goexit()
		}
		println("never")
	}()
	<-done
}
