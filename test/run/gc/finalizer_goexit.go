package main

import (
	"fmt"
	"runtime"
	"time"
)

type big [4]*int

// A goroutine that runs finalizers may end; whether others run them then is the implementation's.
func main() {
	for range 50 {
		runtime.SetFinalizer(new(big), func(*big) { runtime.Goexit() })
	}
	for range 5 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	for pc := uintptr(0); pc < 20; pc++ {
		if runtime.FuncForPC(pc) != nil {
			fmt.Println(pc)
		}
	}
	fmt.Println("end")
}
