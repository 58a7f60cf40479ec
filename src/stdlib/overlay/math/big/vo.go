// Vectors of words, for which gc has assembly.
package big

import "internal/cpu"

//go:noescape
func addVectors(z, x, y []Word) (c Word)

//go:noescape
func subVectors(z, x, y []Word) (c Word)

//go:noescape
func mulAddVector(z, x []Word, m, a Word) (c Word)

//go:noescape
func addMulVector(z, x, y []Word, m, a Word) (c Word)

//go:noescape
func addMulVectorADX(z, x, y []Word, m, a Word) (c Word)

var hasADX = cpu.X86.HasADX && cpu.X86.HasBMI2

// Natives do not stop: this is the longest vector they are given.
const maxVector = 8192

func addVV(z, x, y []Word) (c Word) {
	if len(x) != len(z) || len(y) != len(z) {
		panic("addVV len")
	}
	if len(z) > maxVector {
		return addVVLong(z, x, y)
	}
	return addVectors(z, x, y)
}

func addVVLong(z, x, y []Word) (c Word) {
	for len(z) > 0 {
		n := min(len(z), maxVector)
		before := c
		c = addVectors(z[:n], x[:n], y[:n])
		if before != 0 {
			c |= addVW(z[:n], z[:n], before)
		}
		z, x, y = z[n:], x[n:], y[n:]
	}
	return
}

func subVV(z, x, y []Word) (c Word) {
	if len(x) != len(z) || len(y) != len(z) {
		panic("subVV len")
	}
	if len(z) > maxVector {
		return subVVLong(z, x, y)
	}
	return subVectors(z, x, y)
}

func subVVLong(z, x, y []Word) (c Word) {
	for len(z) > 0 {
		n := min(len(z), maxVector)
		before := c
		c = subVectors(z[:n], x[:n], y[:n])
		if before != 0 {
			c |= subVW(z[:n], z[:n], before)
		}
		z, x, y = z[n:], x[n:], y[n:]
	}
	return
}

func mulAddVWW(z, x []Word, y, r Word) (c Word) {
	if len(x) != len(z) {
		panic("mulAddVWW len")
	}
	for c = r; len(z) > maxVector; z, x = z[maxVector:], x[maxVector:] {
		c = mulAddVector(z[:maxVector], x[:maxVector], y, c)
	}
	return mulAddVector(z, x, y, c)
}

func addMulVVWW(z, x, y []Word, m, a Word) (c Word) {
	if len(x) != len(z) || len(y) != len(z) {
		panic("addMulVVWW len")
	}
	c = a
	for len(z) > maxVector {
		c = addMulVector(z[:maxVector], x[:maxVector], y[:maxVector], m, c)
		z, x, y = z[maxVector:], x[maxVector:], y[maxVector:]
	}
	if hasADX {
		return addMulVectorADX(z, x, y, m, c)
	}
	return addMulVector(z, x, y, m, c)
}
