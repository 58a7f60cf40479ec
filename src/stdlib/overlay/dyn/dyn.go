// Package dyn is dynamic access to values whose types are not known before the program runs: decoded JSON,
// maps, structs behind interfaces. In .vo files the operator ~> does the same:
//
//	v~>name      Attr(v, "name")
//	v~>[k]       Index(v, k)
//	v~>(a, b)    Call(v, a, b)
//
// An attribute is a map's key, a struct's exported field or else a method. A struct's fields are named by the
// tag `dyn:"name"`, which also shows a field that is not exported; `dyn:"-"` hides one. Promotion and ambiguity
// of embedded fields are as in Go. Types that implement DynAttr, DynIndex or DynCall answer for themselves.
//
// Every error matches one of the variables below under errors.Is.
package dyn

import "errors"

var (
	ErrNilBase      = errors.New("dyn: nil has no fields, elements or calls")
	ErrBadField     = errors.New("dyn: no such field")
	ErrBadIndex     = errors.New("dyn: bad index")
	ErrOutOfBounds  = errors.New("dyn: index out of bounds")
	ErrBadCall      = errors.New("dyn: not a function")
	ErrSigMismatch  = errors.New("dyn: arguments or results do not match the function")
	ErrTypeMismatch = errors.New("dyn: value does not have the type that is wanted")
)

// DynAttr is implemented by types that look their attributes up themselves.
type DynAttr interface {
	DynAttr(name string) (any, error)
}

// DynIndex is implemented by types that look their elements up themselves.
type DynIndex interface {
	DynIndex(key any) (any, error)
}

// DynCall is implemented by types that can be called.
type DynCall interface {
	DynCall(args ...any) (any, error)
}

// accessError says what went wrong (text), and of which kind that is.
type accessError struct {
	kind error
	text string
}

func (e *accessError) Error() string { return "dyn: " + e.text }
func (e *accessError) Unwrap() error { return e.kind }

func fail(kind error, text string) error { return &accessError{kind, text} }

// The compiler calls these functions for ~>. What they do for the common types of decoded JSON needs no reflection.

// Attr returns the field, map element or method of that name.
func Attr(base any, name string) (any, error) {
	switch b := base.(type) {
	case nil:
		return nil, fail(ErrNilBase, "~>"+name+": the value is nil")
	case map[string]any:
		if v, ok := b[name]; ok {
			return v, nil
		}
	case DynAttr:
		return b.DynAttr(name)
	}
	return reflectAttr(base, name)
}

// Index returns an element of a slice, array, string (a byte) or map.
func Index(base, key any) (any, error) {
	switch b := base.(type) {
	case nil:
		return nil, fail(ErrNilBase, "~>["+show(key)+"]: the value is nil")
	case []any:
		if i, ok := key.(int); ok && uint(i) < uint(len(b)) {
			return b[i], nil
		}
	case map[string]any:
		if k, ok := key.(string); ok {
			if v, ok := b[k]; ok {
				return v, nil
			}
		}
	case DynIndex:
		return b.DynIndex(key)
	}
	return reflectIndex(base, key)
}

// Call calls a function. Its value is the function's result, nil if it has none; a last result of type error is
// the error.
func Call(base any, args ...any) (any, error) {
	switch b := base.(type) {
	case nil:
		return nil, fail(ErrNilBase, "~>(): the value is nil")
	case DynCall:
		return b.DynCall(args...)
	}
	results, err := reflectCall(base, 1, args)
	return results[0], err
}

// CallN calls a function that gives n values, and perhaps an error. The slice always has n elements.
func CallN(base any, n int, args ...any) ([]any, error) {
	switch b := base.(type) {
	case nil:
		return make([]any, n), fail(ErrNilBase, "~>(): the value is nil")
	case DynCall:
		if n == 1 {
			v, err := b.DynCall(args...)
			return []any{v}, err
		}
		return make([]any, n), fail(ErrSigMismatch, "~>(): DynCall of "+typeName(base)+" gives one value, not "+plural(n, "value"))
	}
	return reflectCall(base, n, args)
}

// Bind makes the function that `go base~>(args)` and defer run. It does nothing if err is not nil.
func Bind(base any, err error, args ...any) func() {
	if err != nil {
		return func() {}
	}
	// As it is, so that recover works in it.
	if f, ok := base.(func()); ok && f != nil && len(args) == 0 {
		return f
	}
	return func() { Call(base, args...) }
}
