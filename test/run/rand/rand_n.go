package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

type my uint16

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.N(10), r.N(int64(1000)), r.N(my(500)), r.N(10*time.Second))
	f := r.N[uint8]
	fmt.Println(f(200), (*rand.Rand).N[int](r, 5))
	fmt.Println(rand.N(1), rand.N(my(1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		r.N(0)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		rand.N(-1)
	}()
}
