package main

import "unsafe"

type u8 = uint8

type mixed struct {
	a u8
	b uint16
	c u8
	d uint64
	e [3]u8
	f float32
	g bool
	h complex64
	i string
	j []u8
	k any
	l func()
	m *int
	n struct {
		x u8
		y uint32
	}
	o [0]uint64
}

func main() {
	var m mixed
	println(unsafe.Sizeof(m), unsafe.Alignof(m))
	println(unsafe.Offsetof(m.a), unsafe.Offsetof(m.b), unsafe.Offsetof(m.c), unsafe.Offsetof(m.d), unsafe.Offsetof(m.e), unsafe.Offsetof(m.f), unsafe.Offsetof(m.g), unsafe.Offsetof(m.h))
	println(unsafe.Offsetof(m.i), unsafe.Offsetof(m.j), unsafe.Offsetof(m.k), unsafe.Offsetof(m.l), unsafe.Offsetof(m.m), unsafe.Offsetof(m.n), unsafe.Offsetof(m.n.y), unsafe.Offsetof(m.o))
	base := uintptr(unsafe.Pointer(&m))
	println(uintptr(unsafe.Pointer(&m.d))-base == unsafe.Offsetof(m.d), uintptr(unsafe.Pointer(&m.n.y))-uintptr(unsafe.Pointer(&m.n)) == unsafe.Offsetof(m.n.y))
	m.d = 0x1122334455667788
	b := (*[8]byte)(unsafe.Pointer(&m.d))
	println(b[0], b[7])
	b[0] = 0xff
	println(m.d)
	m.i = "hello"
	p := (*struct {
		data *byte
		len  int
	})(unsafe.Pointer(&m.i))
	println(*p.data, p.len)
	m.j = make([]byte, 3, 8)
	sh := (*[3]uintptr)(unsafe.Pointer(&m.j))
	println(sh[1], sh[2], sh[0] == uintptr(unsafe.Pointer(&m.j[0])))
	arr := [4]struct {
		a u8
		b uint32
	}{}
	println(unsafe.Sizeof(arr), uintptr(unsafe.Pointer(&arr[3]))-uintptr(unsafe.Pointer(&arr[0])))
	q := (*uint32)(unsafe.Add(unsafe.Pointer(&arr), 2*8+4))
	*q = 77
	println(arr[2].b)
	c := complex(float32(1.5), 2.5)
	f := (*[2]float32)(unsafe.Pointer(&c))
	println(f[0] == 1.5, f[1] == 2.5)
	bo := true
	println(*(*u8)(unsafe.Pointer(&bo)))
	ptr := &m
	pp := (*unsafe.Pointer)(unsafe.Pointer(&ptr))
	println((*mixed)(*pp).d == m.d)
	println(unsafe.Sizeof(struct {
		a bool
		b struct{}
	}{}), unsafe.Sizeof(struct {
		a struct{}
		b bool
	}{}), unsafe.Sizeof([3]struct {
		a u8
		b uint16
	}{}))
	var e1, e2 any = m.d, "x"
	w1, w2 := (*[2]uintptr)(unsafe.Pointer(&e1)), (*[2]uintptr)(unsafe.Pointer(&e2))
	println(w1[0] != w2[0], *(*uint64)(unsafe.Pointer(w1[1])) == m.d)
}
