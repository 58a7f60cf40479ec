// Blocks of the hash by the processor's own instructions.
package sha512

import "crypto/internal/fips140deps/cpu"

//go:noescape
func blockBMI2(dig *Digest, p []byte)

var hasInstructions = cpu.X86HasBMI2

// Natives do not stop: this is the most they are given.
const maxBytes = 32 << 10

func block(dig *Digest, p []byte) {
	if !hasInstructions {
		blockGeneric(dig, p)
		return
	}
	for len(p) > maxBytes {
		blockBMI2(dig, p[:maxBytes])
		p = p[maxBytes:]
	}
	blockBMI2(dig, p)
}
