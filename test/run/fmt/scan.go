package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

func main() {
	var a, b int
	var s string
	var f float64
	n, err := fmt.Sscan("10 20 word 2.5", &a, &b, &s, &f)
	fmt.Println(n, err, a, b, s, f)
	n, err = fmt.Sscanf("x=5 y=0x1f name=bob", "x=%d y=%v name=%s", &a, &b, &s)
	fmt.Println(n, err, a, b, s)
	n, err = fmt.Sscanf("12:34:56", "%2d:%2d", &a, &b)
	fmt.Println(n, err, a, b)
	n, err = fmt.Sscanf("abc", "%d", &a)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1", &a, &b)
	fmt.Println(n, err, errors.Is(err, io.ErrUnexpectedEOF))
	n, err = fmt.Sscan("", &a)
	fmt.Println(n, err, err == io.EOF)
	var c rune
	var t bool
	var u uint8
	n, err = fmt.Sscanf("Z true 300", "%c %t %d", &c, &t, &u)
	fmt.Println(n, err, string(c), t, u)
	r := strings.NewReader("1 2\n3 4\n\n5")
	for {
		var x, y int
		n, err := fmt.Fscanln(r, &x, &y)
		fmt.Println(n, err, x, y)
		if n == 0 && err == io.EOF {
			break
		}
	}
	var h int
	var q, bs string
	var by []byte
	n, err = fmt.Sscanf(`ff "quoted str" 1010 bytes`, "%x %q %s %s", &h, &q, &bs, &by)
	fmt.Println(n, err, h, q, bs, string(by))
	n, err = fmt.Sscanln("7 8 9", &a, &b)
	fmt.Println(n, err, a, b)
	var i8 int8
	_, err = fmt.Sscan("200", &i8)
	fmt.Println(err)
	var m myT
	n, err = fmt.Sscan("<tag> rest", &m)
	fmt.Println(n, err, m)
	n, err = fmt.Sscanf("50%", "%d%%", &a)
	fmt.Println(n, err, a)
	var p, w string
	fmt.Sscanf("abcdef", "%3s%s", &p, &w)
	fmt.Println(p, w)
}

type myT string

func (m *myT) Scan(st fmt.ScanState, verb rune) error {
	tok, err := st.Token(true, func(r rune) bool { return r != '>' })
	*m = myT(tok)
	return err
}
