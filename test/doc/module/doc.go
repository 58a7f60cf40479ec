// Package doc is documented.
//
// It has a list:
//   - one
//   - two, which links to [shape.Square] and to [Limit]
//
// # Heading
//
// And code:
//
//	doc.Run()
//
// BUG markers are found below. See the [site].
//
// [site]: https://example.com/doc
package doc

import (
	"errors"

	"ex.com/doc/shape"
)

// BUG(someone): It does   nothing,
// at length.

// Limit is a constant.
const Limit = 10 // the most

// Modes.
const (
	hidden Mode = iota
	Fast
	Slow // as ever
	later
)

// Mode is how.
type Mode int

// String names a mode.
func (m Mode) String() string { return "" }

const (
	A, a = 1, 2
	// B has a comment.
	B    = 3
	Long = "x" // and a trailing one

	C int = iota
)

// ErrBad is an error.
var ErrBad = errors.New("bad") // bad

var (
	// Table has values.
	Table = map[string]int{
		// dropped
		"a": 1, // dropped, too
	}
	internal = 1
)

// Run runs.
func Run() {}

// New makes a Thing. Long text that is to be wrapped: the quick brown fox jumps over the lazy dog, and the dog does not mind it at all.
func New(name string, sides ...int) (*Thing, error) { return nil, nil }

// Both makes two.
func Both() (*Thing, Mode) { return nil, 0 }

// Things makes many.
func Things(m map[string]struct{ X int }, f func(a, b int) (c int, err error), c <-chan []*Thing) []Thing {
	return nil
}

type base struct{ n int }

// Promoted is a method of what is embedded.
func (b *base) Promoted() int { return b.n }

// Thing has fields.
type Thing struct {
	base

	// Name has a comment
	// of two lines.
	Name string `json:"name"`
	size int
	A, B float64 // both
	C    *Thing
	shape.Square

	// Func is a function.
	Func func(
		a int, // dropped
		b int,
	) error
	inner struct{ x int }
}

// Area is a method.
func (t *Thing) Area() float64 { return 0 }

func (t Thing) private() {}

// Opaque shows nothing.
type Opaque struct {
	a int
}

// Shaper is an interface.
type Shaper interface {
	// Area has a comment.
	Area() float64 // and another
	Scale(by float64) Shaper

	error
	hide()
}

// List is generic.
type List[T any, K comparable] struct {
	Items []T
	Keys  map[K]T
}

// Push adds.
func (l *List[T, K]) Push(item T) {}

// Map maps.
func Map[T, U any](list []T, f func(T) U) []U { return nil }

type (
	// Grouped is in a group.
	Grouped int
	Alias   = shape.Square // an alias
)

type One struct{ X int }
