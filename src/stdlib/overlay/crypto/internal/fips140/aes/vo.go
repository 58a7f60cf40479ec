// Blocks by the processor's AES instructions. Keys are those of the portable code.
package aes

import (
	"crypto/internal/fips140"
	"crypto/internal/fips140/alias"
	"crypto/internal/fips140deps/cpu"
)

//go:noescape
func encryptBlockAsm(nr int, xk *uint32, dst, src *byte)

//go:noescape
func decryptBlockAsm(nr int, xk *uint32, dst, src *byte)

//go:noescape
func ctrBlocksAsm(nr int, xk *uint32, dst, src *byte, blocks int, ivlo, ivhi uint64)

var supportsAES = cpu.X86HasAES && cpu.X86HasSSE41 && cpu.X86HasSSSE3

// EncryptionKeySchedule is used from the GCM implementation.
func EncryptionKeySchedule(c *Block) []uint32 { return c.enc[:c.roundKeysSize()] }

func encryptBlock(c *Block, dst, src []byte) {
	if supportsAES {
		encryptBlockAsm(c.rounds, &c.enc[0], &dst[0], &src[0])
	} else {
		encryptBlockGeneric(&c.blockExpanded, dst, src)
	}
}

func decryptBlock(c *Block, dst, src []byte) {
	if supportsAES {
		decryptBlockAsm(c.rounds, &c.dec[0], &dst[0], &src[0])
	} else {
		decryptBlockGeneric(&c.blockExpanded, dst, src)
	}
}

// Natives do not stop: this is the most they are given.
const maxBlocks = 2048

func (c *CTR) XORKeyStreamAt(dst, src []byte, offset uint64) {
	if len(dst) < len(src) {
		panic("crypto/aes: len(dst) < len(src)")
	}
	dst = dst[:len(src)]
	if alias.InexactOverlap(dst, src) {
		panic("crypto/aes: invalid buffer overlap")
	}
	fips140.RecordApproved()

	ivlo, ivhi := add128(c.ivlo, c.ivhi, offset/BlockSize)

	if blockOffset := offset % BlockSize; blockOffset != 0 {
		// We have a partial block at the beginning.
		var in, out [BlockSize]byte
		copy(in[blockOffset:], src)
		ctrBlocks1(&c.b, &out, &in, ivlo, ivhi)
		n := copy(dst, out[blockOffset:])
		src = src[n:]
		dst = dst[n:]
		ivlo, ivhi = add128(ivlo, ivhi, 1)
	}

	for len(src) >= BlockSize {
		n := 8
		if supportsAES {
			n = maxBlocks
		}
		n = min(n, len(src)/BlockSize)
		if supportsAES {
			ctrBlocksAsm(c.b.rounds, &c.b.enc[0], &dst[0], &src[0], n, ivlo, ivhi)
		} else {
			ctrBlocks(&c.b, dst[:n*BlockSize], src[:n*BlockSize], ivlo, ivhi)
		}
		src = src[n*BlockSize:]
		dst = dst[n*BlockSize:]
		ivlo, ivhi = add128(ivlo, ivhi, uint64(n))
	}

	if len(src) != 0 {
		// We have a partial block at the end.
		var in, out [BlockSize]byte
		copy(in[:], src)
		ctrBlocks1(&c.b, &out, &in, ivlo, ivhi)
		copy(dst, out[:])
	}
}
