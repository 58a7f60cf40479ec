package main

// More than 256 live slots and long expressions.

type wide struct{ a, b, c, d, e, f, g, h int }

func fill(n int) wide { return wide{n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7} }

func (w wide) sum() int { return w.a + w.b + w.c + w.d + w.e + w.f + w.g + w.h }

func main() {
	w0, w1, w2, w3, w4, w5, w6, w7 := fill(0), fill(1), fill(2), fill(3), fill(4), fill(5), fill(6), fill(7)
	x0, x1, x2, x3, x4, x5, x6, x7 := fill(10), fill(11), fill(12), fill(13), fill(14), fill(15), fill(16), fill(17)
	y0, y1, y2, y3, y4, y5, y6, y7 := fill(20), fill(21), fill(22), fill(23), fill(24), fill(25), fill(26), fill(27)
	z0, z1, z2, z3, z4, z5, z6, z7 := fill(30), fill(31), fill(32), fill(33), fill(34), fill(35), fill(36), fill(37)
	q0, q1, q2, q3, q4, q5, q6, q7 := fill(40), fill(41), fill(42), fill(43), fill(44), fill(45), fill(46), fill(47)
	for i := 0; i < 3; i++ {
		w0, w1, w2, w3, w4, w5, w6, w7 = w1, w2, w3, w4, w5, w6, w7, x0
		x0, x1, x2, x3, x4, x5, x6, x7 = x1, x2, x3, x4, x5, x6, x7, y0
		y0, y1, y2, y3, y4, y5, y6, y7 = y1, y2, y3, y4, y5, y6, y7, z0
		z0, z1, z2, z3, z4, z5, z6, z7 = z1, z2, z3, z4, z5, z6, z7, q0
		q0, q1, q2, q3, q4, q5, q6, q7 = q1, q2, q3, q4, q5, q6, q7, w0
	}
	println(w0.sum(), w1.sum(), w2.sum(), w3.sum(), w4.sum(), w5.sum(), w6.sum(), w7.sum())
	println(x0.sum(), x1.sum(), x2.sum(), x3.sum(), x4.sum(), x5.sum(), x6.sum(), x7.sum())
	println(y0.sum(), y1.sum(), y2.sum(), y3.sum(), y4.sum(), y5.sum(), y6.sum(), y7.sum())
	println(z0.sum(), z1.sum(), z2.sum(), z3.sum(), z4.sum(), z5.sum(), z6.sum(), z7.sum())
	println(q0.sum(), q1.sum(), q2.sum(), q3.sum(), q4.sum(), q5.sum(), q6.sum(), q7.sum())
	a := 1
	r := ((((((((a+1)*2+(a+2)*3)-(a+3)*4)+(a+4)*5)-((a+5)*6+(a+6)*7))+((a+7)*8-(a+8)*9))*((a+9)*10+(a+10)*11))-((a+11)*12-(a+12)*13))*2 + a
	println(r)
	m := [3][3]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}
	det := m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) - m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) + m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
	println(det)
}
