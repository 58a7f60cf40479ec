// Hashes, checksums and ciphers over all short lengths and alignments: one number per function, which go prints, too.
package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

func main() {
	data := make([]byte, 70000)
	x := uint32(1)
	for i := range data {
		x = x*1664525 + 1013904223
		data[i] = byte(x >> 24)
	}
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	var sums [6]uint64
	add := func(which int, digest []byte) {
		for len(digest) >= 4 {
			sums[which] = sums[which]*31 + uint64(binary.BigEndian.Uint32(digest))
			digest = digest[4:]
		}
	}
	one := func(b []byte) {
		m, s1, s2, s5 := md5.Sum(b), sha1.Sum(b), sha256.Sum256(b), sha512.Sum512(b)
		add(0, m[:])
		add(1, s1[:])
		add(2, s2[:])
		add(3, s5[:])
		sums[4] = sums[4]*31 + uint64(crc32.ChecksumIEEE(b))
		sums[5] = sums[5]*31 + uint64(crc32.Checksum(b, castagnoli))
	}
	for n := range 600 {
		one(data[n%19 : n%19+n])
	}
	for _, n := range []int{1000, 4095, 32767, 32768, 32769, 65536, 69999} {
		one(data[:n])
		one(data[1:n])
	}
	// In parts, as one.
	c, whole := uint32(0), crc32.ChecksumIEEE(data)
	k := uint32(0)
	for at, n := 0, 1; at < len(data); at, n = at+n, n*3%997 {
		n = min(n, len(data)-at)
		c = crc32.Update(c, crc32.IEEETable, data[at:at+n])
		k = crc32.Update(k, castagnoli, data[at:at+n])
	}
	fmt.Println(c == whole, k == crc32.Checksum(data, castagnoli))
	fmt.Printf("%x\n", sums)

	for _, size := range []int{16, 24, 32} {
		block, _ := aes.NewCipher(data[:size])
		sum := uint64(0)
		fold := func(b []byte) {
			for _, v := range b {
				sum = sum*31 + uint64(v)
			}
		}
		for n := range 300 {
			out := make([]byte, n)
			iv := append([]byte{}, data[n:n+16]...)
			if n%3 == 0 {
				for i := 4; i < 16; i++ {
					iv[i] = 0xff // the counter's carry goes through all words
				}
			}
			s := cipher.NewCTR(block, iv)
			s.XORKeyStream(out[:n/3], data[n:n+n/3])
			s.XORKeyStream(out[n/3:], data[n+n/3:n+n])
			fold(out)
		}
		gcm, _ := cipher.NewGCM(block)
		for n := range 200 {
			sealed := gcm.Seal(nil, data[n:n+12], data[n+1:n+1+n], data[:n%40])
			fold(sealed)
			open, err := gcm.Open(nil, data[n:n+12], sealed, data[:n%40])
			if err != nil || string(open) != string(data[n+1:n+1+n]) {
				fmt.Println("not opened", n, err)
			}
			sealed[n/2] ^= 1
			if _, err := gcm.Open(nil, data[n:n+12], sealed, data[:n%40]); err == nil {
				fmt.Println("opened", n)
			}
		}
		var out, back [16]byte
		for n := range 100 {
			block.Encrypt(out[:], data[n:])
			block.Decrypt(back[:], out[:])
			if string(back[:]) != string(data[n:n+16]) {
				fmt.Println("not the same", n)
			}
			fold(out[:])
		}
		fmt.Printf("%d %x\n", size, sum)
	}
}
