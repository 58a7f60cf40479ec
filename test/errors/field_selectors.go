package p

import (
	"image"
	"net/http"
)

type S struct {
	x int
	E
	f func()
}
type E struct{ e, X int }

func (S) m() {}

type P *S
type IF interface{ m() }
type Al = S

func ptr[P []byte](p string)                   { _ = (*P)(p) } // error: cannot convert p \(variable of type string\) to type \*P: string does not implement \*P \(type \*P is pointer to type parameter, not type parameter\)
func ptr2[P any](p int) *P                     { return (*P)(p) } // error: cannot convert p \(variable of type int\) to type \*P: int does not implement \*P \(type \*P is pointer to type parameter, not type parameter\)
func ptr3[P any](p *int) (q *P)                { q = p; return p } // error: cannot use p \(variable of type \*int\) as \*P value in assignment: \*int does not implement \*P \(type \*P is pointer to type parameter, not type parameter\) // error: cannot use p \(variable of type \*int\) as \*P value in return statement: \*int does not implement \*P \(type \*P is pointer to type parameter, not type parameter\)
func ptr4[P interface{ m() }](p *P, i IF)      { p.m(); i = p; _ = i.(*P); _ = IF(p) } // error: p\.m undefined \(type \*P is pointer to type parameter, not type parameter\) // error: cannot use p \(variable of type \*P\) as IF value in assignment: \*P does not implement IF \(type \*P is pointer to type parameter, not type parameter\) // error: impossible type assertion: i\.\(\*P\) // error: cannot convert p \(variable of type \*P\) to type IF: \*P does not implement IF \(type \*P is pointer to type parameter, not type parameter\)
func ptr5[P interface{ m() }, Q interface{ m() }](p *P, q Q) { ptr5[*P](nil, q) } // error: in call to ptr5\[\*P\], P \(type \*P\) does not satisfy interface\{m\(\)\} \(type \*P is pointer to type parameter, not type parameter\)
func ptr6[P any](p P) { p.x(); (&p).x() } // error: p\.x undefined \(type P has no field or method x\) // error: \(&p\)\.x undefined \(type \*P is pointer to type parameter, not type parameter\)
func want[T IF](t T)                           {}
func main() {
	_ = S.x // error: operand for field selector x must be value of type S
	_ = (*S).x // error: operand for field selector x must be value of type \*S
	_ = S.e // error: operand for field selector e must be value of type S
	_ = S.E // error: operand for field selector E must be value of type S
	_ = S.E.e // error: operand for field selector E must be value of type S
	_ = Al.x // error: operand for field selector x must be value of type Al
	_ = P.x // error: operand for field selector x must be value of type P
	_ = S.f // error: operand for field selector f must be value of type S
	S.f() // error: operand for field selector f must be value of type S
	_ = S.x(S{}) // error: operand for field selector x must be value of type S
	_ = (S).x // error: operand for field selector x must be value of type S
	_ = struct{ q int }.q // error: operand for field selector q must be value of type struct\{q int\}
	_ = S.y // error: S\.y undefined \(type S has no field or method y\)
	_ = S.X // error: operand for field selector X must be value of type S
	_ = S.Ex // error: S\.Ex undefined \(type S has no field or method Ex\)
	_ = S.M // error: S\.M undefined \(type S has no field or method M, but does have method m\)
	_ = IF.x // error: IF\.x undefined \(type IF has no field or method x\)
	_ = http.Server.Addr // error: operand for field selector Addr must be value of type http\.Server
	_ = http.Server.addr // error: http\.Server\.addr undefined \(type http\.Server has no field or method addr, but does have field Addr\)
	_ = http.Server.mu // error: http\.Server\.mu undefined \(cannot refer to unexported field mu\)
	var srv http.Server
	_ = srv.mu // error: srv\.mu undefined \(cannot refer to unexported field mu\)
	_ = srv.addr // error: srv\.addr undefined \(type http\.Server has no field or method addr, but does have field Addr\)
	_ = http.Server{mu: 1} // error: cannot refer to unexported field mu in struct literal of type http\.Server
	_ = http.Server{addr: ""} // error: unknown field addr in struct literal of type http\.Server, but does have Addr
	_ = http.Server{inShutdown: 1} // error: cannot refer to unexported field inShutdown in struct literal of type http\.Server
	_ = http.Server{"", nil} // error: too few values in struct literal of type http\.Server \(type has unexported fields - use key:value pairs\)
	_ = http.Cookie{"", ""} // error: too few values in struct literal of type http\.Cookie
	_ = E{1} // error: too few values in struct literal of type E
	var ip *IF
	ip.m() // error: ip\.m undefined \(type \*IF is pointer to interface, not interface\)
	var i IF = ip // error: cannot use ip \(variable of type \*IF\) as IF value in variable declaration: \*IF does not implement IF \(type \*IF is pointer to interface, not interface\)
	want(ip) // error: in call to want, T \(type \*IF\) does not satisfy IF \(type \*IF is pointer to interface, not interface\)
	_ = i
	S.x = 1 // error: operand for field selector x must be value of type S
	len.x() // error: invalid use of len \(built-in\) in selector expression
	var p image.Point
	_ = p.x // error: p\.x undefined \(type image\.Point has no field or method x\)
	_ = image.Point{x: 1, Y: 2} // error: unknown field x in struct literal of type image\.Point
	_ = p.add // error: p\.add undefined \(type image\.Point has no field or method add, but does have method Add\)
	_ = image.point{} // error: undefined: image\.point \(but have Point\)
	_ = S.e.x // error: operand for field selector e must be value of type S
}
