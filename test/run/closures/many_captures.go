package main

import "fmt"

type part struct{ a, b, c, d string }

type cell struct {
	first [3]int
	second string
}

// A closure of more captured words than an instruction can name.
func many(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, r0, r1, r2, r3, r4, r5, r6 part, e struct{}, big [50]int) func() string {
	return func() string {
		_ = e
		return p0.a + p1.b + p2.c + p3.d + p4.a + p5.b + p6.c + p7.d + p8.a + p9.b + q0.c + q1.d + q2.a + q3.b + q4.c +
			q5.d + q6.a + q7.b + q8.c + q9.d + r0.a + r1.b + r2.c + r3.d + r4.a + r5.b + r6.c + fmt.Sprint(big[49])
	}
}

func firstField(c *cell) *[3]int { return &c.first }

func main() {
	var p [27]part
	for i := range p {
		s := fmt.Sprint(i, ",")
		p[i] = part{"a" + s, "b" + s, "c" + s, "d" + s}
	}
	var big [50]int
	big[49] = 1234
	f := many(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11], p[12], p[13], p[14], p[15], p[16],
		p[17], p[18], p[19], p[20], p[21], p[22], p[23], p[24], p[25], p[26], struct{}{}, big)
	big[49] = 0
	fmt.Println(f())

	c := &cell{[3]int{1, 2, 3}, "x"}
	firstField(c)[1] = 20
	fmt.Println(*c)
	func() {
		defer func() { fmt.Println(recover()) }()
		firstField(nil)[0] = 1
	}()

	s := []string{"a", "b", "c"}
	clear(s[1:])
	fmt.Printf("%q\n", s)
	var none []int
	clear(none)
	t := make([]int, 3, 10)
	t[2] = 7
	t = append(t, 8)
	fmt.Println(t, len(t), cap(t))
	u := make([]*int, 0, 4)
	fmt.Println(u, len(u), cap(u), len(u[:4]))
}
