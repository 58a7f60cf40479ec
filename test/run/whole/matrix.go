package main

import (
	"errors"
	"fmt"
	"strings"
)

type Matrix[T ~int | ~float64] struct {
	r, c int
	d    []T
}

func New[T ~int | ~float64](rows ...[]T) Matrix[T] {
	m := Matrix[T]{r: len(rows), c: len(rows[0])}
	for _, r := range rows {
		m.d = append(m.d, r...)
	}
	return m
}

func Identity[T ~int | ~float64](n int) Matrix[T] {
	m := Matrix[T]{n, n, make([]T, n*n)}
	for i := range n {
		*m.at(i, i) = 1
	}
	return m
}

func (m Matrix[T]) at(i, j int) *T { return &m.d[i*m.c+j] }

func (m Matrix[T]) Mul(o Matrix[T]) (Matrix[T], error) {
	if m.c != o.r {
		return Matrix[T]{}, errors.New("shape mismatch")
	}
	p := Matrix[T]{m.r, o.c, make([]T, m.r*o.c)}
	for i := range m.r {
		for j := range o.c {
			for k := range m.c {
				*p.at(i, j) += *m.at(i, k) * *o.at(k, j)
			}
		}
	}
	return p, nil
}

func (m Matrix[T]) T() Matrix[T] {
	t := Matrix[T]{m.c, m.r, make([]T, len(m.d))}
	for i := range m.r {
		for j := range m.c {
			*t.at(j, i) = *m.at(i, j)
		}
	}
	return t
}

func (m Matrix[T]) String() string {
	var b strings.Builder
	for i := range m.r {
		b.WriteString(strings.Trim(fmt.Sprint(m.d[i*m.c:(i+1)*m.c]), "[]"))
		b.WriteString("; ")
	}
	return b.String()
}

func Det(m Matrix[float64]) float64 {
	a := Matrix[float64]{m.r, m.c, append([]float64(nil), m.d...)}
	det := 1.0
	for i := range a.r {
		p := i
		for j := i + 1; j < a.r; j++ {
			if abs(*a.at(j, i)) > abs(*a.at(p, i)) {
				p = j
			}
		}
		if *a.at(p, i) == 0 {
			return 0
		}
		if p != i {
			det = -det
			for k := range a.c {
				x, y := a.at(i, k), a.at(p, k)
				*x, *y = *y, *x
			}
		}
		det *= *a.at(i, i)
		for j := i + 1; j < a.r; j++ {
			f := *a.at(j, i) / *a.at(i, i)
			for k := i; k < a.c; k++ {
				*a.at(j, k) -= f * *a.at(i, k)
			}
		}
	}
	return det
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

func Pow[T ~int | ~float64](m Matrix[T], n int) Matrix[T] {
	r := Identity[T](m.r)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r, _ = r.Mul(m)
		}
		m, _ = m.Mul(m)
	}
	return r
}

type Cents int

func main() {
	a := New([]int{1, 2, 3}, []int{4, 5, 6})
	fmt.Println(a, a.T())
	fmt.Println(a.Mul(a.T()))
	fmt.Println(a.Mul(a))
	fmt.Println(Pow(New([]int{1, 1}, []int{1, 0}), 80))
	fmt.Printf("%.3f %.3f\n", Det(New([]float64{2, -1, 0}, []float64{1, 3, 2}, []float64{0, 5, -4})), Det(New([]float64{1, 2}, []float64{2, 4})))
	fmt.Println(Pow(New([]Cents{2}), 10), Pow(Identity[float64](2), 0))
}
