package main

import "errors"

var ErrX = errors.New("x")

type MyErr struct{}

func (e *MyErr) Error() string { return "" }

func f() error { return MyErr{} }

func g() (int, error) { return 0 }

func main() {
	err := f()
	if err == ErrX.Error() {
	}
	var m MyErr = err
	m2, ok := err.(MyErr)
	errors.As(err)
	errors.Is(err, "x")
	errors.new("x")
	switch e := err.(type) {
	case MyErr:
	case *MyErr, string:
	case undefinedType:
	case 1:
	}
}
