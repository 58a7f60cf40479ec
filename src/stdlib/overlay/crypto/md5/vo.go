// Blocks of the hash, for which gc has assembly.
package md5

const haveAsm = true

//go:noescape
func blockNative(dig *digest, p []byte)

// Natives do not stop: this is the most they are given.
const maxBytes = 32 << 10

func block(dig *digest, p []byte) {
	for len(p) > maxBytes {
		blockNative(dig, p[:maxBytes])
		p = p[maxBytes:]
	}
	blockNative(dig, p)
}
