package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := []int{1, 2, 3}
	a := [3]int{}
	var n uint
	var k uint8 = 200
	var m uintptr = 9
	try(func() { _ = s[:n-1] })
	try(func() { _ = s[n-1:] })
	try(func() { _ = s[n-2 : 1] })
	try(func() { _ = a[:n-1] })
	try(func() { _ = s[1:2:n-1] })
	try(func() { _ = s[1:n-1:2] })
	try(func() { _ = s[n-1 : 1 : 2] })
	try(func() { _ = s[:k] })
	try(func() { _ = s[m:] })
	try(func() { _ = s[n-1] })
	// Discarded conversions to arrays without elements still look at the pointer.
	var p *[]byte
	try(func() { _ = [0]byte(*p) })
	var empty []byte
	try(func() { _ = [0]byte(empty) })
	try(func() { _ = [1]byte(empty) })
}
