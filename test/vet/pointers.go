package p

import (
	"reflect"
	"unsafe"
)

func f(u uintptr, p unsafe.Pointer, v reflect.Value, h *reflect.SliceHeader) {
	_ = unsafe.Pointer(u)
	_ = unsafe.Pointer(uintptr(p) + 1)
	_ = unsafe.Pointer(v.Pointer())
	_ = unsafe.Pointer(h.Data)
	_ = unsafe.Pointer(u + uintptr(p))
	x := *h
	_ = &x
}
