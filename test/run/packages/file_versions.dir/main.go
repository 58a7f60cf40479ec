package main

import "fmt"

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Println("main", i) })
	}
	fs = append(fs, other()...)
	for _, f := range fs {
		f()
	}
}
