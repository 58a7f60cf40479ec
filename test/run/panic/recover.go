package main

func try(name string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(name, "nil")
		case string:
			println(name, "string", e)
		case error:
			println(name, "error", e.Error())
		case int:
			println(name, "int", e)
		default:
			println(name, "other")
		}
	}()
	f()
}

func helper() any { return recover() }

func notDirect() {
	defer func() {
		println("via helper is nil:", func() any { return recover() }() == nil)
		println("direct:", recover().(string))
	}()
	panic("A")
}

func deferredHelper() (r any) {
	defer func() { r = helper() }()
	defer func() {
		defer func() { println("nested deferred sees:", recover() == nil) }()
	}()
	panic("B")
}

func resultAfter() (n int) {
	defer func() {
		recover()
		n *= 2
	}()
	n = 21
	panic("C")
}

func unnamedAfter() int {
	defer func() { recover() }()
	panic("D")
}

func replace() {
	defer func() { println("got", recover().(string), recover() == nil) }()
	defer func() { panic("second") }()
	panic("first")
}

func recoverThenPanic() {
	defer func() { println("outer", recover().(string)) }()
	defer func() {
		e := recover().(string)
		panic(e + " again")
	}()
	panic("first")
}

func deferAfterRecover() {
	defer println("3 runs last")
	defer func() { println("2", recover().(string)) }()
	defer println("1 runs first")
	panic("P")
}

func inner() {
	defer func() { println("inner defer") }()
	panic("deep")
}

func unwind() {
	defer func() { println("unwind", recover().(string)) }()
	defer println("middle")
	func() {
		defer println("in func")
		inner()
		println("not reached")
	}()
	println("not reached")
}

func recoverNoPanic() {
	println(recover() == nil)
	defer func() { println("no panic", recover() == nil) }()
}

func nestedRecover() {
	defer func() {
		defer func() { println("inner recovers", recover().(string)) }()
		println("outer recovers", recover().(string))
		panic("two")
	}()
	panic("one")
}

func panicInDeferWhilePanicking() {
	defer func() { println("final", recover().(string)) }()
	defer func() {
		func() {
			defer func() { println("temp", recover().(string)) }()
			panic("temporary")
		}()
		println("still panicking with the first")
	}()
	panic("original")
}

func loopRecover() (n int) {
	for i := range 5 {
		func() {
			defer func() {
				if recover() != nil {
					n++
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
	return
}

type T struct{}

func (T) rec()   { println("method recovers", recover().(string)) }
func (*T) prec() { println("ptr method recovers", recover().(string)) }

type W struct{ T }

func viaMethod() {
	defer T{}.rec()
	panic("m")
}

func viaPromoted() {
	w := &W{}
	defer w.rec()
	panic("w")
}

func viaInterface() {
	var i interface{ rec() } = &W{}
	defer i.rec()
	panic("i")
}

func viaMethodValue() {
	f := (&T{}).prec
	defer f()
	panic("mv")
}

func deferRecoverDirect() (s string) {
	defer func() { s = "after" }()
	defer recover()
	panic("recovered by a deferred builtin: no")
}

func depth(n int) {
	if n == 0 {
		panic("bottom")
	}
	defer func() {}()
	depth(n - 1)
}

func main() {
	try("string", func() { panic("x") })
	try("int", func() { panic(5) })
	try("none", func() {})
	try("struct", func() { panic(T{}) })
	try("index", func() { var s []int; _ = s[3] })
	try("div", func() { z := 0; println(1 / z) })
	try("nil", func() { var p *T; _ = *p; p.prec() })
	try("nil panic", func() { panic(nil) })
	notDirect()
	try("helper", func() { deferredHelper() })
	println(resultAfter(), unnamedAfter())
	replace()
	recoverThenPanic()
	deferAfterRecover()
	unwind()
	recoverNoPanic()
	nestedRecover()
	panicInDeferWhilePanicking()
	println(loopRecover())
	viaMethod()
	viaPromoted()
	viaInterface()
	viaMethodValue()
	try("builtin", func() { println(deferRecoverDirect()) })
	try("depth", func() { depth(10000) })
}
