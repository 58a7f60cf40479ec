//go:build go1.22

package main

import "fmt"

func other() (fs []func()) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Println("new", i) })
	}
	return
}
