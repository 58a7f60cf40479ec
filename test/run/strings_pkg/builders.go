package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	var b strings.Builder
	b.WriteString("héllo")
	b.WriteByte(' ')
	b.WriteRune('世')
	b.Write([]byte("!"))
	fmt.Fprintf(&b, "%d", 42)
	fmt.Println(b.String(), b.Len(), b.Cap() >= b.Len())
	b.Reset()
	b.Grow(100)
	fmt.Println(b.Len(), b.Cap() >= 100, b.String() == "")
	r := strings.NewReader("hello world")
	buf := make([]byte, 5)
	n, err := r.Read(buf)
	fmt.Println(n, err, string(buf), r.Len(), r.Size())
	c, _ := r.ReadByte()
	ch, sz, _ := r.ReadRune()
	fmt.Println(c, ch, sz, r.UnreadRune(), r.UnreadRune())
	off, err := r.Seek(-3, io.SeekEnd)
	rest, _ := io.ReadAll(r)
	fmt.Println(off, err, string(rest))
	_, err = r.Seek(-1, io.SeekStart)
	fmt.Println(err)
	n, err = r.ReadAt(buf, 8)
	fmt.Println(n, err, string(buf[:n]))
	r.Reset("abc")
	n64, err := r.WriteTo(os.Stdout)
	fmt.Println(n64, err)
	rp := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "A", "ab", "never")
	fmt.Println(rp.Replace("<ab>a<"))
	fmt.Println(strings.NewReplacer("aaa", "3", "aa", "2", "a", "1", "i", "i").Replace("aaaa i"), strings.NewReplacer("", "X").Replace("ab"), strings.NewReplacer("a", "1", "b", "2").Replace("cab"))
	rp.WriteString(os.Stdout, "x<y\n")
	defer func() { fmt.Println(recover()) }()
	var b1 strings.Builder
	b1.WriteString("x")
	b2 := b1
	b2.WriteString("y")
}
