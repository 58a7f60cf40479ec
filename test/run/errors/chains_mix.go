package main

import (
	"errors"
	"fmt"
	"os"
)

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }
func (c code) Is(t error) bool { return t == os.ErrExist }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

func main() {
	err := fmt.Errorf("l1: %w", fmt.Errorf("l2: %w", code(7)))
	var c code
	fmt.Println(errors.As(err, &c), c, errors.Is(err, os.ErrExist), errors.Is(err, os.ErrClosed), errors.Unwrap(errors.Unwrap(err)) == code(7))
	m := multi{err, nil, os.ErrClosed}
	fmt.Println(errors.Is(m, os.ErrClosed), errors.Is(m, code(7)), m)
	j := errors.Join(nil, err, errors.New("x"))
	fmt.Println(j, errors.Join(nil, nil) == nil)
	_, e := os.Open("/nonexistent/file")
	var pe *os.PathError
	fmt.Println(e, errors.As(e, &pe), pe.Op, errors.Is(e, os.ErrNotExist))
	defer func() {
		r := recover()
		fmt.Println(r)
		panic(fmt.Errorf("again: %w", r.(error)))
	}()
	var arr [4]int
	idx := -1
	arr[idx+len(os.Args)-1]++
}
