package main

import "unsafe"

type A struct {
	a bool
	b int64
	c bool
	d int32
	e int16
	f byte
}
type B struct {
	x struct{}
	y int32
	z struct{}
}
type C struct {
	s  string
	sl []int
	i  any
	m  map[int]int
	f  func()
	c  chan int
	p  *int
}
type D struct {
	a [3]byte
	b [3]int16
	c complex64
	d complex128
	e float32
}
type E struct {
	A
	b bool
}
type Z struct{}

func main() {
	var a A
	println(unsafe.Sizeof(a), unsafe.Alignof(a), unsafe.Offsetof(a.a), unsafe.Offsetof(a.b), unsafe.Offsetof(a.c), unsafe.Offsetof(a.d), unsafe.Offsetof(a.e), unsafe.Offsetof(a.f))
	var b B
	println(unsafe.Sizeof(b), unsafe.Offsetof(b.y), unsafe.Offsetof(b.z))
	var c C
	println(unsafe.Sizeof(c), unsafe.Offsetof(c.sl), unsafe.Offsetof(c.i), unsafe.Offsetof(c.m), unsafe.Offsetof(c.f), unsafe.Offsetof(c.c), unsafe.Offsetof(c.p))
	var d D
	println(unsafe.Sizeof(d), unsafe.Alignof(d), unsafe.Offsetof(d.b), unsafe.Offsetof(d.c), unsafe.Offsetof(d.d), unsafe.Offsetof(d.e))
	var e E
	println(unsafe.Sizeof(e), unsafe.Offsetof(e.A), unsafe.Offsetof(e.b), unsafe.Offsetof(e.A.d), unsafe.Offsetof(e.d))
	println(unsafe.Sizeof(Z{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof([5]Z{}), unsafe.Alignof([0]int64{}))
	println(unsafe.Sizeof(true), unsafe.Sizeof(int8(0)), unsafe.Sizeof(1.0), unsafe.Sizeof('a'), unsafe.Sizeof("x"), unsafe.Sizeof(1i))
	const k = unsafe.Sizeof(a) + unsafe.Offsetof(a.d)
	var arr [k]byte
	println(len(arr))
	p := (*int32)(unsafe.Pointer(uintptr(unsafe.Pointer(&a)) + unsafe.Offsetof(a.d)))
	*p = 1234
	println(a.d)
	*(*byte)(unsafe.Add(unsafe.Pointer(&a), unsafe.Offsetof(a.f))) = 7
	println(a.f)
	a.e = -2
	println(*(*uint16)(unsafe.Pointer(&a.e)))
	f := 1.5
	println(*(*uint64)(unsafe.Pointer(&f)))
}
