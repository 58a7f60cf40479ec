// Interface calls at sites that see one, two, and eight types.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type shape interface{ area(k int) int }

type s0 struct{ v int }
type s1 struct{ v, w int }
type s2 struct{ v int }
type s3 struct{ a [3]int }
type s4 int
type s5 struct{ p *int }
type s6 struct{ v int8 }
type s7 struct{ f float64 }

func (s s0) area(k int) int  { return s.v + k }
func (s *s1) area(k int) int { return s.v*s.w - k }
func (s *s2) area(k int) int { s.v++; return s.v ^ k }
func (s s3) area(k int) int  { return s.a[k%3] }
func (s s4) area(k int) int  { return int(s) | k }
func (s s5) area(k int) int  { return *s.p & k }
func (s s6) area(k int) int  { return int(s.v) - k }
func (s s7) area(k int) int  { return int(s.f) + k }

func run(shapes []shape, n int) (sum int) {
	for i := range n {
		sum += shapes[i%len(shapes)].area(i)
	}
	return
}

func main() {
	n := 3000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	x := 12345
	one := []shape{s0{3}, s0{4}, s0{5}, s0{6}}
	two := []shape{s0{3}, &s1{4, 5}, s0{6}, &s1{7, 8}}
	many := []shape{s0{1}, &s1{2, 3}, &s2{4}, s3{[3]int{5, 6, 7}}, s4(8), s5{&x}, s6{9}, s7{10.5}}
	fmt.Println(run(one, n), run(two, n), run(many, n))
}
