package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

func main() {
	a, b := []byte("hello"), []byte("help")
	fmt.Println(bytes.Equal(a, b), bytes.Compare(a, b), bytes.Contains(a, []byte("ell")), bytes.Index(a, []byte("l")), bytes.IndexByte(a, 'o'), bytes.Count(a, []byte("l")), bytes.HasPrefix(b, a[:3]), bytes.Equal(nil, []byte{}))
	fmt.Printf("%q %q %q\n", bytes.Split([]byte("a,b,c"), []byte(",")), bytes.Fields([]byte(" x  y ")), bytes.SplitN([]byte("a-b-c"), []byte("-"), 2))
	fmt.Printf("%s %s %s %s\n", bytes.ToUpper(a), bytes.Title(a), bytes.Repeat([]byte("ab"), 3), bytes.Join([][]byte{a, b}, []byte("+")))
	fmt.Printf("%s %s %s\n", bytes.TrimSpace([]byte("  x ")), bytes.Trim([]byte("--x--"), "-"), bytes.ReplaceAll(a, []byte("l"), []byte("LL")))
	t := bytes.TrimRight(a, "o")
	t = append(t, 'X')
	fmt.Println(string(a), string(t))
	before, after, ok := bytes.Cut([]byte("k:v"), []byte(":"))
	fmt.Println(string(before), string(after), ok, cap(before) <= 8)
	var buf bytes.Buffer
	buf.WriteString("line one\nline two\nrest")
	l, err := buf.ReadString('\n')
	fmt.Printf("%q %v %d\n", l, err, buf.Len())
	lb, err := buf.ReadBytes('\n')
	fmt.Printf("%q %v\n", lb, err)
	l, err = buf.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	_, err = buf.ReadByte()
	fmt.Println(err, buf.UnreadByte())
	for i := range 1000 {
		fmt.Fprintf(&buf, "%d,", i)
	}
	fmt.Println(buf.Len(), string(buf.Next(10)), buf.Len())
	buf.Truncate(5)
	fmt.Println(buf.String(), buf.Available() > 0)
	n, err := buf.ReadFrom(strings.NewReader("more"))
	fmt.Println(n, err, buf.String())
	r, sz, _ := buf.ReadRune()
	fmt.Println(r, sz, buf.UnreadRune(), buf.String())
	var out bytes.Buffer
	io.Copy(&out, io.LimitReader(&buf, 3))
	fmt.Println(out.String(), buf.String())
	nb := bytes.NewBufferString("init")
	nb.Reset()
	nb.Write([]byte{1, 2, 3})
	fmt.Println(nb.Bytes(), nb.Cap() >= 3)
	rd := bytes.NewReader([]byte("reader"))
	rd.Seek(2, 0)
	x, _ := io.ReadAll(rd)
	fmt.Println(string(x), bytes.Runes([]byte("aé")), bytes.IndexFunc([]byte("ab1"), unicode.IsDigit), bytes.EqualFold([]byte("Go"), []byte("GO")))
	fmt.Println(bytes.Map(func(r rune) rune { return r - 32 }, []byte("abc")), string(bytes.Clone(a)), bytes.Clone(nil) == nil, bytes.MinRead)
	fmt.Println(bytes.ContainsAny(a, "xyz"), bytes.LastIndex(a, []byte("l")), string(bytes.TrimPrefix(a, []byte("he"))), bytes.ContainsRune(a, 'h'))
}
