// The call stack ends in the run time's own frames, in init functions, main and goroutines.
package main

import (
	"fmt"
	"runtime"
)

func show(where string) {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	fmt.Print(where)
	for f, more := frames.Next(); ; f, more = frames.Next() {
		fmt.Print(" ", f.Function)
		if !more {
			break
		}
	}
	depth := 0
	for ; ; depth++ {
		if _, _, _, ok := runtime.Caller(depth); !ok {
			break
		}
	}
	fmt.Println(" ", depth)
}

//go:noinline
func initial() int {
	show("variable")
	return 1
}

var x = initial()

func init() { show("init") }

func main() {
	show("main")
	done := make(chan bool)
	go func() {
		show("goroutine")
		done <- true
	}()
	<-done
	func() {
		defer func() {
			recover()
			show("panic")
		}()
		panic(x)
	}()
	go func() {
		defer func() { done <- true }()
		defer show("goexit")
		runtime.Goexit()
	}()
	<-done
}
