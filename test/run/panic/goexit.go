package main

import "runtime"

func run(name string, f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println(name, "outermost defer")
		f()
		println(name, "returned normally")
	}()
	<-done
}

func main() {
	run("plain", func() {
		defer println("d1")
		defer func() { println("recover is nil:", recover() == nil) }()
		runtime.Goexit()
	})
	run("nested", func() {
		defer println("a")
		func() {
			defer println("b")
			func() {
				defer println("c")
				runtime.Goexit()
			}()
			println("no")
		}()
		println("no")
	})
	run("panic during goexit, recovered", func() {
		defer println("last")
		defer func() {
			defer func() { println("recovered", recover().(string)) }()
			panic("in defer")
		}()
		runtime.Goexit()
	})
	run("panic over goexit recovered by another defer", func() {
		defer println("still exits")
		defer func() { println("got", recover().(string)) }()
		defer func() { panic("over") }()
		runtime.Goexit()
	})
	run("goexit while panicking", func() {
		defer func() { println("nil after goexit:", recover() == nil) }()
		defer func() { runtime.Goexit() }()
		panic("dropped")
	})
	run("goexit in deferred of recovered", func() {
		defer println("end")
		defer func() {
			recover()
			runtime.Goexit()
		}()
		panic("x")
	})
	run("from method value", func() {
		f := runtime.Goexit
		defer f()
		println("body")
	})
	run("in loop", func() {
		for i := range 3 {
			defer println("loop defer", i)
			if i == 1 {
				runtime.Goexit()
			}
		}
	})
	n := 0
	for range 100 {
		c := make(chan int)
		go func() {
			defer func() { c <- 1 }()
			runtime.Goexit()
		}()
		n += <-c
	}
	println(n)
}
