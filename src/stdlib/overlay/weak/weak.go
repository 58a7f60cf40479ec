// Package weak provides weak pointers: references that do not keep their object alive.
//
// It is part of Go since 1.24; here it stands on the same handles as internal/weak.
package weak

import (
	"internal/abi"
	"runtime"
	"unsafe"
)

// Pointer is a weak pointer to a value of type T. Two compare equal if the pointers they were made
// from did, even after the object is gone.
type Pointer[T any] struct {
	_ [0]*T
	u unsafe.Pointer
}

// Make creates a weak pointer from a pointer to some value of type T.
func Make[T any](ptr *T) Pointer[T] {
	ptr = abi.Escape(ptr)
	var u unsafe.Pointer
	if ptr != nil {
		u = registerWeakPointer(unsafe.Pointer(ptr))
	}
	runtime.KeepAlive(ptr)
	return Pointer[T]{u: u}
}

// Value returns the original pointer, or nil if its object has been reclaimed.
func (p Pointer[T]) Value() *T {
	if p.u == nil {
		return nil
	}
	return (*T)(makeStrongFromWeak(p.u))
}

//go:linkname registerWeakPointer internal/weak.runtime_registerWeakPointer
func registerWeakPointer(unsafe.Pointer) unsafe.Pointer

//go:linkname makeStrongFromWeak internal/weak.runtime_makeStrongFromWeak
func makeStrongFromWeak(unsafe.Pointer) unsafe.Pointer
