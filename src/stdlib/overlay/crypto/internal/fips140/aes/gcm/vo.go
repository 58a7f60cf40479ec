// Counter mode and GHASH by the processor's instructions.
package gcm

import (
	"crypto/internal/fips140/aes"
	"crypto/internal/fips140/subtle"
	"crypto/internal/fips140deps/byteorder"
	"crypto/internal/fips140deps/cpu"
)

//go:noescape
func counterCryptAsm(nr int, xk *uint32, dst, src *byte, blocks int, counter *[gcmBlockSize]byte)

//go:noescape
func ghashBlocks(y, h *[gcmBlockSize]byte, p []byte)

var supportsAESGCM = cpu.X86HasAES && cpu.X86HasPCLMULQDQ && cpu.X86HasSSE41 && cpu.X86HasSSSE3

// Natives do not stop: this is the most they are given.
const maxBytes = 32 << 10

func gcmCounterCryptGeneric(b *aes.Block, out, src []byte, counter *[gcmBlockSize]byte) {
	if supportsAESGCM {
		ks := aes.EncryptionKeySchedule(b)
		for len(src) >= gcmBlockSize {
			n := min(len(src), maxBytes) / gcmBlockSize
			counterCryptAsm(len(ks)/4-1, &ks[0], &out[0], &src[0], n, counter)
			out = out[n*gcmBlockSize:]
			src = src[n*gcmBlockSize:]
		}
	}

	var mask [gcmBlockSize]byte
	for len(src) >= gcmBlockSize {
		aes.EncryptBlockInternal(b, mask[:], counter[:])
		gcmInc32(counter)
		subtle.XORBytes(out, src, mask[:])
		out = out[gcmBlockSize:]
		src = src[gcmBlockSize:]
	}
	if len(src) > 0 {
		aes.EncryptBlockInternal(b, mask[:], counter[:])
		gcmInc32(counter)
		subtle.XORBytes(out, src, mask[:])
	}
}

func ghash(out, H *[gcmBlockSize]byte, inputs ...[]byte) {
	if !supportsAESGCM {
		ghashGeneric(out, H, inputs...)
		return
	}
	clear(out[:])
	for _, input := range inputs {
		for len(input) >= gcmBlockSize {
			n := min(len(input), maxBytes) &^ (gcmBlockSize - 1)
			ghashBlocks(out, H, input[:n])
			input = input[n:]
		}
		if len(input) > 0 {
			var partialBlock [gcmBlockSize]byte
			copy(partialBlock[:], input)
			ghashBlocks(out, H, partialBlock[:])
		}
	}
}

// ghashGeneric is Go's ghash, unchanged.
func ghashGeneric(out, H *[gcmBlockSize]byte, inputs ...[]byte) {
	// The GHASH algorithm computes the sum of the products of two 128 bit
	// integers Y and H (the input block and the key, respectively) in the field
	// GF(2^128), modulo the field polynomial.
	//
	// We use the Karatsuba algorithm to decompose the 128-bit multiplication
	// into three 64-bit multiplications, which we further decompose into 9
	// 32-bit multiplications with 64-bit products.

	// Make sure out is zeroed before we use it.
	clear(out[:])

	var y, h [4]uint32
	for i := range 4 {
		h[3-i] = byteorder.BEUint32(H[i*4 : (i*4)+4])
	}

	blockIterator := func(yield func([]byte) bool) {
		for _, input := range inputs {
			for len(input) >= 16 {
				if !yield(input[:16]) {
					return
				}
				input = input[16:]
			}
			if len(input) > 0 {
				var partialBlock [gcmBlockSize]byte
				copy(partialBlock[:], input)
				if !yield(partialBlock[:]) {
					return
				}
			}
		}
	}

	// Compute the GHASH of the inputs by iterating over 16-byte blocks of the
	// inputs, XORing each block into the current state, and multiplying the
	// result by the key.
	for block := range blockIterator {
		for i := range 4 {
			y[3-i] ^= byteorder.BEUint32(block[i*4 : (i*4)+4])
		}

		// Split y*h into nine products:
		//
		//  zLo = y0*h0, y2*h2, (y0^y2) * (h0^h2)
		//  zHi = y1*h1, y3*h3, (y1^y3) * (h1^h3)
		//  zSum = (y0^y1) * (h0^h1), (y2^y3) * (h2^h3), ((y0^y2) ^ (y1^y3)) * ((h0^h2) ^ (h1^h3))
		var zLo, zHi, zSum [3]uint64

		zLo[0] = ghashMul(y[0], h[0])
		zHi[0] = ghashMul(y[1], h[1])
		zSum[0] = ghashMul(y[0]^y[1], h[0]^h[1])

		zLo[1] = ghashMul(y[2], h[2])
		zHi[1] = ghashMul(y[3], h[3])
		zSum[1] = ghashMul(y[2]^y[3], h[2]^h[3])

		zLo[2] = ghashMul(y[0]^y[2], h[0]^h[2])
		zHi[2] = ghashMul(y[1]^y[3], h[1]^h[3])
		zSum[2] = ghashMul((y[0]^y[2])^(y[1]^y[3]), (h[0]^h[2])^(h[1]^h[3]))

		// Reconstruct the 128-bit terms zLo, zHi, and zSum from their constituent 64-bit products
		var result [3][2]uint64
		for i := range 3 {
			mid := zSum[i] ^ zLo[i] ^ zHi[i]
			// Add the lower 32 bits of the middle term to the low term
			result[i][0] = zLo[i] ^ (mid << 32)
			// Add the upper 32 bits of the middle term to the high term
			result[i][1] = zHi[i] ^ (mid >> 32)
		}

		// Compute the middle term by adding the high and low terms to the sum term
		result[2][0] ^= result[0][0] ^ result[1][0]
		result[2][1] ^= result[0][1] ^ result[1][1]

		// Add the lower bits of the middle term to the higher bits of the low term
		result[0][1] ^= result[2][0]
		// Add the higher bits of the middle term to the lower bits of the high term
		result[1][0] ^= result[2][1]

		// Reconstruct the 256-bit product from the low and high terms, shifted
		// by one bit to satisfy the GHASH construction.
		var z [4]uint64
		z[0] = result[0][0] << 1
		z[1] = (result[0][1] << 1) | (result[0][0] >> 63)
		z[2] = (result[1][0] << 1) | (result[0][1] >> 63)
		z[3] = (result[1][1] << 1) | (result[1][0] >> 63)

		// Reduce the 256-bit product modulo the field polynomial. z0 and z1 contain
		// the high-degree terms (255 to 128), and z2 and z3 contain the low-degree terms (127 to 0).
		for i := range 2 {
			lw := z[i]
			// Add the remainders of the high-degree terms to the low-degree terms
			z[i+2] ^= lw ^ (lw >> 1) ^ (lw >> 2) ^ (lw >> 7)
			// Add the carrys from the reduction
			z[i+1] ^= (lw << 63) ^ (lw << 62) ^ (lw << 57)
		}

		// Write the reduced 128-bit product back into y
		y[0], y[1], y[2], y[3] = uint32(z[2]), uint32(z[2]>>32), uint32(z[3]), uint32(z[3]>>32)
	}

	for i := range 4 {
		byteorder.BEPutUint32(out[i*4:(i*4)+4], y[3-i])
	}
}
