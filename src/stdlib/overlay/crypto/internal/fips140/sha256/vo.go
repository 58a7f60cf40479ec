// Blocks of the hash by the processor's own instructions.
package sha256

import "crypto/internal/fips140deps/cpu"

//go:noescape
func blockSHANI(dig *Digest, p []byte)

var hasInstructions = cpu.X86HasSHA && cpu.X86HasSSE41 && cpu.X86HasSSSE3

// Natives do not stop: this is the most they are given.
const maxBytes = 32 << 10

func block(dig *Digest, p []byte) {
	if !hasInstructions {
		blockGeneric(dig, p)
		return
	}
	for len(p) > maxBytes {
		blockSHANI(dig, p[:maxBytes])
		p = p[maxBytes:]
	}
	blockSHANI(dig, p)
}
