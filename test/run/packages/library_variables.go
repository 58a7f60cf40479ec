// Variables of library packages are assigned, taken the address of and ranged into, by name and through a
// dot import: the library's own objects stay as they are.
package main

import (
	"errors"
	"flag"
	"fmt"
	. "io"
	"os"
)

type eof struct{ n int }

func (e *eof) Error() string { return fmt.Sprint("eof ", e.n) }

func main() {
	EOF = &eof{1}
	fmt.Println(EOF)
	p := &ErrNoProgress
	*p = errors.New("stuck")
	fmt.Println(ErrNoProgress)
	os.Args = []string{"a", "b"}
	os.Args[1] += "c"
	fmt.Println(os.Args[1:])
	EOF, ErrShortWrite = ErrShortWrite, &eof{2}
	fmt.Println(EOF, ErrShortWrite)
	for _, EOF = range []error{&eof{3}, &eof{4}} {
		fmt.Println(EOF)
	}
	old := flag.Usage
	flag.Usage = func() { fmt.Println("usage") }
	flag.Usage()
	flag.Usage = old
	func() { os.ErrExist, EOF = EOF, os.ErrExist }()
	fmt.Println(os.ErrExist, EOF)
}
