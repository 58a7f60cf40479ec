package abi

// MaxPtrmaskBytes is so large that reflect always makes pointer bitmaps, never GC programs.
const MaxPtrmaskBytes = 1 << 40

// EscapeNonString forces v to escape to the heap. (gc treats the string case specially.)
func EscapeNonString[T any](v T) T { return Escape(v) }
