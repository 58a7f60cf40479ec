package lib

import "example.com/app/lib/internal/hidden"

// T has an unexported field of an internal type.
type T struct{ h hidden.H }

func New(n int) *T          { return &T{hidden.H{N: n}} }
func (t *T) Grow()          { t.h.N *= 2 }
func (t *T) Size() int      { return t.h.N }
func (t *T) String() string { return "T:" + t.h.Text() }
func Public() string        { return hidden.Secret() }
