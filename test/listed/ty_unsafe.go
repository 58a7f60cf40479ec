package main

import "unsafe"

type T struct{ a int; b *T }

func main() {
	var t T
	_ = unsafe.Offsetof(t)
	_ = unsafe.Offsetof(t.c)
	_ = unsafe.Offsetof(t.b.a)
	_ = unsafe.Sizeof()
	_ = unsafe.Pointer(1)
	_ = unsafe.Foo
	_ = unsafe.String(1, 2)
	_ = unsafe.Slice(&t, -1)
	_ = unsafe.Add(1, 2)
	unsafe.Sizeof(t)
	var p uintptr = unsafe.Pointer(&t)
	_ = (*int)(uintptr(1))
}
