package slices

import (
	"internal/abi"
	"unsafe"
)

// overlaps is thin, so that its instances in modules from files, which are not trusted, compare no addresses.
func overlaps[E any](a, b []E) bool {
	return len(a) != 0 && len(b) != 0 && overlapping(a, b)
}

// overlapping reports whether two slices share memory; false if it is given something else.
func overlapping(a, b any) bool {
	fromA, toA := extent(a)
	fromB, toB := extent(b)
	return fromA < toB && fromB < toA
}

func extent(s any) (from, to uintptr) {
	t := abi.TypeOf(s)
	if t == nil || t.Kind() != abi.Slice {
		return 0, 0
	}
	h := (*struct {
		data     unsafe.Pointer
		len, cap int
	})((*[2]unsafe.Pointer)(unsafe.Pointer(&s))[1])
	from = uintptr(h.data)
	return from, from + uintptr(h.len)*t.Elem().Size()
}
