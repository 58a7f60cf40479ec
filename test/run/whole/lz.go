package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

func compress(s []byte) []byte {
	var out bytes.Buffer
	last := map[[3]byte]int{}
	lit := 0
	flush := func(to int) {
		for lit < to {
			n := min(to-lit, 127)
			out.WriteByte(byte(n))
			out.Write(s[lit : lit+n])
			lit += n
		}
	}
	for i := 0; i+3 <= len(s); {
		k := [3]byte(s[i : i+3])
		j, ok := last[k]
		last[k] = i
		if !ok || i-j > 65535 {
			i++
			continue
		}
		n := 3
		for i+n < len(s) && n < 130 && s[j+n] == s[i+n] {
			n++
		}
		flush(i)
		out.WriteByte(0x80 | byte(n-3))
		binary.Write(&out, binary.BigEndian, uint16(i-j))
		i += n
		lit = i
	}
	flush(len(s))
	return out.Bytes()
}

func expand(c []byte) (out []byte) {
	for i := 0; i < len(c); {
		b := c[i]
		i++
		if b&0x80 == 0 {
			out = append(out, c[i:i+int(b)]...)
			i += int(b)
			continue
		}
		d := int(binary.BigEndian.Uint16(c[i:]))
		i += 2
		for n := int(b&0x7f) + 3; n > 0; n-- {
			out = append(out, out[len(out)-d])
		}
	}
	return
}

func rle(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && rs[j] == rs[i] {
			j++
		}
		fmt.Fprintf(&b, "%d%c", j-i, rs[i])
		i = j
	}
	return b.String()
}

func main() {
	for _, s := range []string{"", "abc", "abababababababab", strings.Repeat("a", 1000), strings.Repeat("the quick brown fox ", 50), "no repeats here: 0123456789"} {
		c := compress([]byte(s))
		fmt.Println(len(s), len(c), string(expand(c)) == s)
	}
	fmt.Println(rle("aaabccddddé世世"), compress([]byte("abcabcabc")))
	x := uint32(1)
	noise := make([]byte, 5000)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x>>24) & 7
	}
	fmt.Println(bytes.Equal(expand(compress(noise)), noise), len(compress(noise)) < 5000)
}
