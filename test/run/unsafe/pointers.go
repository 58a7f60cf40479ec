package main

import "unsafe"

type hdr struct {
	p   unsafe.Pointer
	n   int
	cap int
}
type T struct {
	a byte
	b uint32
	c [4]uint16
	d string
}

func bits(f float64) uint64     { return *(*uint64)(unsafe.Pointer(&f)) }
func fromBits(u uint64) float64 { return *(*float64)(unsafe.Pointer(&u)) }

func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
func raw(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	f()
}

func main() {
	println(bits(1), bits(-2.5), fromBits(0x7ff0000000000000), fromBits(4614253070214989087))
	b := []byte("hello")
	s := str(b)
	b[0] = 'J'
	println(s, len(raw("abc")), raw("abc")[1])
	h := (*hdr)(unsafe.Pointer(&b))
	println(h.n, h.cap >= 5, *(*byte)(h.p))
	h.n = 3
	println(len(b), string(b))
	arr := [4]int32{1, 2, 3, 4}
	p := unsafe.Pointer(&arr[0])
	q := (*int32)(unsafe.Add(p, 8))
	println(*q)
	*q = 30
	r := (*int32)(unsafe.Pointer(uintptr(p) + 3*unsafe.Sizeof(arr[0])))
	println(arr[2], *r)
	sl := unsafe.Slice(&arr[1], 3)
	sl[0] = 20
	println(len(sl), cap(sl), arr[1])
	by := unsafe.Slice((*byte)(p), 16)
	println(by[0], by[4], len(by))
	t := T{1, 2, [4]uint16{3, 4, 5, 6}, "str"}
	tp := unsafe.Pointer(&t)
	println(*(*uint32)(unsafe.Add(tp, unsafe.Offsetof(t.b))), *(*uint16)(unsafe.Add(tp, unsafe.Offsetof(t.c)+2*unsafe.Sizeof(t.c[0]))), *(*string)(unsafe.Add(tp, unsafe.Offsetof(t.d))))
	println(uintptr(unsafe.Pointer(&t.c))-uintptr(tp) == unsafe.Offsetof(t.c))
	u := uint32(0x01020304)
	le := *(*[4]byte)(unsafe.Pointer(&u))
	println(le[0], le[1], le[2], le[3])
	var e any = 42
	ef := (*[2]unsafe.Pointer)(unsafe.Pointer(&e))
	println(*(*int)(ef[1]), ef[0] != nil)
	f := [2]float32{1, 2}
	i64 := *(*uint64)(unsafe.Pointer(&f))
	println(i64)
	var np unsafe.Pointer
	println(np == nil, uintptr(np), unsafe.Slice((*int)(nil), 0) == nil, unsafe.String(nil, 0) == "")
	try("slice nil", func() { n := 1; _ = unsafe.Slice((*int)(nil), n) })
	try("slice neg", func() { n := -1; _ = unsafe.Slice(&arr[0], n) })
	try("string neg", func() { n := -1; _ = unsafe.String(&by[0], n) })
	try("slice huge", func() { n := 1 << 62; _ = unsafe.Slice(&arr[0], n) })
	type node struct {
		next *node
		v    int
	}
	nd := &node{&node{nil, 2}, 1}
	np2 := *(**node)(unsafe.Pointer(nd))
	println(np2.v)
	fnp := func() int { return 5 }
	fp := *(*unsafe.Pointer)(unsafe.Pointer(&fnp))
	fn2 := *(*func() int)(unsafe.Pointer(&fp))
	println(fn2())
	type my struct{ x, y int32 }
	m := (*my)(unsafe.Pointer(&arr[0]))
	println(m.x, m.y)
	const sz = unsafe.Sizeof(T{}) / unsafe.Sizeof(uintptr(0))
	words := (*[sz]uintptr)(tp)
	println(len(words), words[len(words)-1])
	ss := []string{"a", "bc"}
	sp := unsafe.SliceData(ss)
	println(*(*string)(unsafe.Add(unsafe.Pointer(sp), unsafe.Sizeof(""))))
}
