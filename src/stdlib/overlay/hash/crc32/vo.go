// Checksums by products without carries, 16 bytes at a time.
package crc32

import "internal/cpu"

//go:noescape
func ieeeCLMUL(crc uint32, p []byte) uint32

//go:noescape
func ieeeVPCLMUL(crc uint32, p []byte) uint32

//go:noescape
func castagnoliCLMUL(crc uint32, p []byte) uint32

//go:noescape
func castagnoliVPCLMUL(crc uint32, p []byte) uint32

var (
	hasCLMUL = cpu.X86.HasPCLMULQDQ && cpu.X86.HasSSE42
	hasWide  = hasCLMUL && cpu.X86.HasAVX512VPCLMULQDQ && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512DQ
)

const (
	minBytes     = 64
	minBytesWide = 256
	maxBytes     = 256 << 10 // natives do not stop: this is the most they are given
)

var tableIEEE, tableCastagnoli *slicing8Table

func archAvailableIEEE() bool { return hasCLMUL }
func archInitIEEE()           { tableIEEE = slicingMakeTable(IEEE) }

func archUpdateIEEE(crc uint32, p []byte) uint32 {
	if len(p) < minBytes {
		return slicingUpdate(crc, tableIEEE, p)
	}
	crc = ^crc
	for len(p) >= minBytes {
		n := min(len(p), maxBytes) &^ 15
		if hasWide && n >= minBytesWide {
			crc = ieeeVPCLMUL(crc, p[:n])
		} else {
			crc = ieeeCLMUL(crc, p[:n])
		}
		p = p[n:]
	}
	return slicingUpdate(^crc, tableIEEE, p)
}

func archAvailableCastagnoli() bool { return hasCLMUL }
func archInitCastagnoli()           { tableCastagnoli = slicingMakeTable(Castagnoli) }

func archUpdateCastagnoli(crc uint32, p []byte) uint32 {
	if len(p) < minBytes {
		return slicingUpdate(crc, tableCastagnoli, p)
	}
	crc = ^crc
	for len(p) >= minBytes {
		n := min(len(p), maxBytes) &^ 15
		if hasWide && n >= minBytesWide {
			crc = castagnoliVPCLMUL(crc, p[:n])
		} else {
			crc = castagnoliCLMUL(crc, p[:n])
		}
		p = p[n:]
	}
	return slicingUpdate(^crc, tableCastagnoli, p)
}
