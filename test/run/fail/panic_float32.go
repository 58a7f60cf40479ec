// A float32 is written with its own digits, not with those of the float64 of the same value.
package main

type celsius float32

func main() {
	defer func() { panic(complex64(complex(0.1, 2))) }()
	defer func() { panic(celsius(0.3)) }()
	panic(float32(0.1))
}
