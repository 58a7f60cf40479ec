// Bit operations on uint32 and []byte: a hand-written SHA-256 over n kilobytes.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

var k [64]uint32

func init() {
	// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
	i := 0
	for p := 2; i < 64; p++ {
		prime := true
		for d := 2; d*d <= p; d++ {
			if p%d == 0 {
				prime = false
				break
			}
		}
		if prime {
			_, frac := math.Modf(math.Cbrt(float64(p)))
			k[i] = uint32(frac * (1 << 32))
			i++
		}
	}
}

func rotr(x uint32, n uint) uint32 { return x>>n | x<<(32-n) }

func block(h *[8]uint32, p []byte) {
	var w [64]uint32
	for len(p) >= 64 {
		for i := 0; i < 16; i++ {
			w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
		}
		for i := 16; i < 64; i++ {
			s0 := rotr(w[i-15], 7) ^ rotr(w[i-15], 18) ^ w[i-15]>>3
			s1 := rotr(w[i-2], 17) ^ rotr(w[i-2], 19) ^ w[i-2]>>10
			w[i] = w[i-16] + s0 + w[i-7] + s1
		}
		a, b, c, d, e, f, g, hh := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
		for i := 0; i < 64; i++ {
			s1 := rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
			t1 := hh + s1 + (e&f ^ ^e&g) + k[i] + w[i]
			s0 := rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
			t2 := s0 + (a&b ^ a&c ^ b&c)
			hh, g, f, e, d, c, b, a = g, f, e, d+t1, c, b, a, t1+t2
		}
		h[0] += a
		h[1] += b
		h[2] += c
		h[3] += d
		h[4] += e
		h[5] += f
		h[6] += g
		h[7] += hh
		p = p[64:]
	}
}

func sum(data []byte) [8]uint32 {
	h := [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
	n := len(data) / 64 * 64
	block(&h, data[:n])
	tail := append([]byte{}, data[n:]...)
	tail = append(tail, 0x80)
	for len(tail)%64 != 56 {
		tail = append(tail, 0)
	}
	bits := uint64(len(data)) * 8
	for i := 56; i >= 0; i -= 8 {
		tail = append(tail, byte(bits>>uint(i)))
	}
	block(&h, tail)
	return h
}

func main() {
	n := 2000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	data := make([]byte, 1024)
	for i := range data {
		data[i] = byte(i * 7)
	}
	var h [8]uint32
	for i := range n {
		data[i%1024] ^= byte(h[0])
		h = sum(data)
	}
	for _, x := range sum([]byte("abc")) {
		fmt.Printf("%08x", x)
	}
	fmt.Println()
	fmt.Printf("%08x\n", h)
}
