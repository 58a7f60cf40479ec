package p

import "errors"

func f() error {
	fail errors.New("x") // error: syntax error: unexpected name errors at end of statement
}
