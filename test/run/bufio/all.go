package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

type slow struct{ s string }

func (r *slow) Read(b []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(b[:min(3, len(b))], r.s)
	r.s = r.s[n:]
	return n, nil
}

func main() {
	sc := bufio.NewScanner(strings.NewReader("line 1\nline 2\r\n\nlast"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(&slow{"  the quick  brown\tfox\n"})
	sc.Split(bufio.ScanWords)
	n := 0
	for sc.Scan() {
		n += len(sc.Bytes())
		fmt.Print(sc.Text(), ",")
	}
	fmt.Println(n)
	sc = bufio.NewScanner(strings.NewReader("aé\xff世"))
	sc.Split(bufio.ScanRunes)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	sc = bufio.NewScanner(strings.NewReader("1,2,,3"))
	sc.Split(func(data []byte, eof bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if eof && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 0, 10), 20)
	fmt.Println(sc.Scan(), sc.Err())
	r := bufio.NewReader(&slow{"hello\nworld\nno newline"})
	p, err := r.Peek(4)
	fmt.Println(string(p), err, r.Buffered() >= 4)
	l, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	b, pre, err := r.ReadLine()
	fmt.Println(string(b), pre, err)
	c, _ := r.ReadByte()
	ru, sz, _ := r.ReadRune()
	fmt.Println(c, ru, sz, r.UnreadRune(), r.UnreadRune())
	d, err := r.Discard(3)
	l, err2 := r.ReadString('\n')
	fmt.Println(d, err, l, err2)
	small := bufio.NewReaderSize(strings.NewReader(strings.Repeat("ab", 20)+"\nz"), 16)
	b, pre, _ = small.ReadLine()
	fmt.Println(len(b), pre)
	_, err = small.Peek(100)
	fmt.Println(err)
	_, err = small.ReadSlice('q')
	fmt.Println(err)
	var out bytes.Buffer
	w := bufio.NewWriterSize(&out, 16)
	fmt.Fprintf(w, "%d-%s", 5, "abc")
	fmt.Println(out.Len(), w.Buffered(), w.Available(), w.Size())
	w.WriteString(strings.Repeat("y", 20))
	w.WriteByte('!')
	w.WriteRune('é')
	fmt.Println(out.Len() > 0, w.Flush(), out.String())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), w)
	x, _ := rw.ReadByte()
	rw.WriteByte(x)
	rw.Flush()
	fmt.Println(out.String()[out.Len()-1:])
	n64, err := bufio.NewReader(strings.NewReader("copy me")).WriteTo(&out)
	fmt.Println(n64, err)
	w = bufio.NewWriter(failing{})
	w.WriteString("x")
	fmt.Println(w.Flush(), w.Flush())
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
