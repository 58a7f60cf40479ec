// Blocks of the hash by the processor's own instructions.
package sha1

import "internal/cpu"

//go:noescape
func blockSHANI(dig *digest, p []byte)

var hasInstructions = cpu.X86.HasSHA && cpu.X86.HasSSE41 && cpu.X86.HasSSSE3

// Natives do not stop: this is the most they are given.
const maxBytes = 32 << 10

func block(dig *digest, p []byte) {
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
