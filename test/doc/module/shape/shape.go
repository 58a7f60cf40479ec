/*
Package shape has a comment
of the other kind.

	code
*/
package shape

// Square is a shape.
type Square struct{ Side float64 }

// Name gives its name.
func (Square) Name() string { return "square" }
