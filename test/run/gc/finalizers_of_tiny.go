package main

import (
	"fmt"
	"runtime"
	"time"
)

type tiny struct{ b byte }

var count int

func main() {
	func() {
		for range 100 {
			runtime.SetFinalizer(new(struct{}), func(*struct{}) { count += 1000 })
			t := new(tiny)
			runtime.SetFinalizer(t, func(*tiny) { count++ })
			u := new(tiny)
			runtime.SetFinalizer(u, func(*tiny) { count += 1000 })
			runtime.SetFinalizer(u, nil)
		}
	}()
	for i := 0; i < 100 && count < 90; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(count >= 90, count <= 100)
}
