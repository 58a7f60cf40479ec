package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

func main() {
	hs := []struct {
		n string
		h hash.Hash
	}{{"md5", md5.New()}, {"sha1", sha1.New()}, {"sha224", sha256.New224()}, {"sha256", sha256.New()}, {"sha384", sha512.New384()}, {"sha512", sha512.New()}, {"sha512/256", sha512.New512_256()}, {"crc32", crc32.NewIEEE()}, {"castagnoli", crc32.New(crc32.MakeTable(crc32.Castagnoli))}, {"crc64", crc64.New(crc64.MakeTable(crc64.ECMA))}, {"adler", adler32.New()}, {"fnv32", fnv.New32()}, {"fnv32a", fnv.New32a()}, {"fnv64a", fnv.New64a()}, {"fnv128a", fnv.New128a()}}
	for _, e := range hs {
		fmt.Print(e.n, " ", e.h.Size(), " ", e.h.BlockSize())
		for _, s := range []string{"", "a", "The quick brown fox", strings.Repeat("0123456789", 300)} {
			e.h.Reset()
			io.WriteString(e.h, s)
			fmt.Print(" ", hex.EncodeToString(e.h.Sum(nil)))
		}
		fmt.Println()
	}
	h := sha256.New()
	for i := range 100 {
		fmt.Fprintf(h, "%d", i)
		if i == 50 {
			fmt.Printf("%x\n", h.Sum([]byte{0xff}))
		}
	}
	fmt.Printf("%x %x\n", h.Sum(nil), sha256.Sum256([]byte("direct")))
	fmt.Printf("%x %08x %d\n", md5.Sum([]byte("x")), crc32.ChecksumIEEE([]byte("hello")), adler32.Checksum([]byte("Wikipedia")))
	seed := maphash.MakeSeed()
	fmt.Println(maphash.String(seed, "a") == maphash.Bytes(seed, []byte("a")), maphash.String(seed, "a") == maphash.String(seed, "b"))
	var mh maphash.Hash
	mh.WriteString("x")
	a := mh.Sum64()
	mh.Reset()
	mh.WriteString("x")
	fmt.Println(a == mh.Sum64())
}
