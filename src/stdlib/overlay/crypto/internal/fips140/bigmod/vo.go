// Products of words and vectors, for which gc has assembly.
package bigmod

import "crypto/internal/fips140deps/cpu"

//go:noescape
func addMulWords(z, x *uint, y uint, n int) (c uint)

//go:noescape
func addMulWordsADX(z, x *uint, y uint, n int) (c uint)

var hasADX = cpu.X86HasADX && cpu.X86HasBMI2

func addMulN(z, x *uint, y uint, n int) uint {
	if hasADX {
		return addMulWordsADX(z, x, y, n)
	}
	return addMulWords(z, x, y, n)
}

func addMulVVW(z, x []uint, y uint) (carry uint) {
	if len(z) == 0 {
		return 0
	}
	_ = x[len(z)-1]
	return addMulN(&z[0], &x[0], y, len(z))
}

func addMulVVW1024(z, x *uint, y uint) (c uint) { return addMulN(z, x, y, 1024/_W) }
func addMulVVW1536(z, x *uint, y uint) (c uint) { return addMulN(z, x, y, 1536/_W) }
func addMulVVW2048(z, x *uint, y uint) (c uint) { return addMulN(z, x, y, 2048/_W) }
