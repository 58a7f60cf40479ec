package shapes

import (
	"fmt"
	"math"
)

type Shape interface {
	Area() float64
	fmt.Stringer
}

var Count int
var Default = Circle{R: 1}

type Circle struct{ R float64 }
type Rect struct{ W, H float64 }
type Scaled struct {
	Shape
	K float64
}

func (c Circle) Area() float64  { Count++; return math.Round(math.Pi*c.R*c.R*100) / 100 * sign(c.R) }
func (c Circle) String() string { return fmt.Sprintf("circle(%g)", c.R) }
func (r *Rect) Area() float64   { Count++; return r.W * r.H }
func (r *Rect) String() string  { return fmt.Sprintf("rect(%gx%g)", r.W, r.H) }
func (s Scaled) Area() float64  { return s.Shape.Area() * s.K * s.K }
func Describe(s Shape) string   { return fmt.Sprint(s, " ", s.Area()) }
func sign(f float64) float64 {
	if f < 0 {
		return -1
	}
	return 1
}
