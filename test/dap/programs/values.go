package main

import (
	"errors"
	"fmt"
)

type inner struct{ A int }

type point struct {
	X, Y int
	name string
	in   inner
}

var global = "g"

func double(n int) int { return 2 * n }

func keep(p *int) *int { return p }

func main() {
	b, i, u8, f, f32, c := true, -5, uint8(200), 1.5, float32(0.25), 1+2i
	s, r := "h\"i\n", 'λ'
	arr := [3]int{1, 2, 3}
	sl := []string{"a", "b"}
	var nilsl []int
	m := map[string]int{"b": 2, "a": 1}
	var nilm map[string]int
	st := point{1, 2, "p", inner{7}}
	ps := &inner{9}
	var nilp *int
	var e any = 42
	var nile error
	er := errors.New("bad")
	ch := make(chan int, 3)
	ch <- 4
	ch <- 5
	fn := double
	list := []inner{{1}, {2}}
	big := make([]int, 1000)
	for k := range big {
		big[k] = k
	}
	esc := 8
	p := keep(&esc)
	fmt.Println(i, s, f, st.X, m["a"], arr[1]) // @end
	_, _, _, _, _, _, _, _, _, _, _, _, _, _ = b, u8, f32, c, r, sl, nilsl, nilm, ps, nilp, e, nile, er, fn
	_, _, _ = list, global, p
}
