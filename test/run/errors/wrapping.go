package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type E struct {
	op  string
	err error
}

func (e *E) Error() string        { return e.op + ": " + e.err.Error() }
func (e *E) Unwrap() error        { return e.err }
func (e *E) Is(target error) bool { return target == errSpecial }

type V int

func (v V) Error() string { return fmt.Sprint("V", int(v)) }

type T struct{}

func (T) Error() string { return "T" }
func (T) As(x any) bool {
	if p, ok := x.(*V); ok {
		*p = 99
		return true
	}
	return false
}

var errSpecial = errors.New("special")
var errBase = errors.New("base")

func main() {
	e1 := &E{"read", errBase}
	e2 := fmt.Errorf("ctx: %w", e1)
	fmt.Println(e2, errors.Is(e2, errBase), errors.Is(e2, errSpecial), errors.Is(e2, io.EOF), errors.Unwrap(e2) == e1, errors.Unwrap(errBase) == nil)
	var target *E
	fmt.Println(errors.As(e2, &target), target.op)
	var v V
	fmt.Println(errors.As(fmt.Errorf("x: %w", V(5)), &v), v, errors.As(errBase, &v), errors.As(T{}, &v), v)
	j := errors.Join(errBase, nil, V(3), e2)
	fmt.Println(j)
	fmt.Println(errors.Is(j, V(3)), errors.Is(j, errSpecial), errors.As(j, &v), v, errors.Join(nil, nil) == nil)
	m := fmt.Errorf("%w; %w; %v", errBase, io.EOF, V(1))
	fmt.Println(m, errors.Is(m, io.EOF), errors.Is(m, V(1)), errors.Unwrap(m))
	_, err := os.Open("/nonexistent/file")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	_, err = strconv.Atoi("x")
	fmt.Println(errors.Is(err, strconv.ErrSyntax))
	fmt.Println(errors.New("a") == errors.New("a"), errBase == errBase, V(1) == error(V(1)))
	fmt.Println(errors.Is(nil, nil), errors.Is(nil, errBase), errors.Is(errBase, nil))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(err, &te), te == nil)
	fmt.Printf("%v|%s|%q|%+v|%T\n", e1, e1, e1, V(2), e2)
	for _, f := range []func(){func() { errors.As(errBase, nil) }, func() { errors.As(errBase, v) }, func() { var s string; errors.As(errBase, &s) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
