package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/iotest"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	for i, c := range b[:n] {
		switch {
		case c >= 'a' && c <= 'z':
			b[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			b[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

func main() {
	io.Copy(os.Stdout, rot13{strings.NewReader("Uryyb, Jbeyq!\n")})
	var a, b bytes.Buffer
	n, err := io.Copy(io.MultiWriter(&a, &b), io.MultiReader(strings.NewReader("x"), strings.NewReader("yz")))
	fmt.Println(n, err, a.String(), b.String())
	tee := io.TeeReader(strings.NewReader("tee"), &a)
	all, _ := io.ReadAll(tee)
	fmt.Println(string(all), a.String())
	buf := make([]byte, 4)
	k, err := io.ReadFull(strings.NewReader("ab"), buf)
	fmt.Println(k, err)
	k, err = io.ReadFull(strings.NewReader(""), buf)
	fmt.Println(k, err)
	k, err = io.ReadAtLeast(strings.NewReader("abcdef"), buf, 5)
	fmt.Println(k, err)
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	sec, _ := io.ReadAll(s)
	off, _ := s.Seek(-2, io.SeekEnd)
	fmt.Println(string(sec), s.Size(), off)
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "msg%d ", i)
		}
		pw.CloseWithError(errors.New("pipe done"))
	}()
	p, err := io.ReadAll(pr)
	fmt.Println(string(p), err)
	_, err = pw.Write([]byte("x"))
	fmt.Println(err)
	io.WriteString(os.Stdout, "ws\n")
	lim, _ := io.ReadAll(io.LimitReader(strings.NewReader("limited"), 3))
	d, _ := io.Copy(io.Discard, strings.NewReader("12345"))
	fmt.Println(string(lim), d)
	c, err := io.CopyN(&b, strings.NewReader("abc"), 10)
	fmt.Println(c, err)
	one, err := io.ReadAll(iotest.OneByteReader(strings.NewReader("slow")))
	fmt.Println(string(one), err)
	_, err = io.ReadAll(iotest.ErrReader(errors.New("custom")))
	fmt.Println(err)
	_, err = io.ReadAll(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("ab"))))
	fmt.Println(err)
	rc := io.NopCloser(strings.NewReader(""))
	fmt.Println(rc.Close())
	w := io.NewOffsetWriter(nil, 5)
	fmt.Println(w != nil, io.EOF, io.ErrShortWrite)
}
