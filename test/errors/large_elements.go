package p

type T [1 << 31]byte

type pair struct{ a, b [1 << 30]byte }

type M map[T]int // error: map key type too large

func f(m map[int]T) { // error: map element type too large
	_ = m[0]
}

var _ M
var _ map[string]*T
var g map[string]pair // error: map element type too large
var small map[string][1<<31 - 1]byte

var c chan [1 << 16]byte // error: channel element type too large \(>64kB\)
var d = make(chan [1 << 16]byte, 1) // error: channel element type too large \(>64kB\)
var e chan [1<<16 - 1]byte

func generic[P any](p P) map[string]P { return nil }
