package p

type T struct {
	a int
	b struct{ c string }
}

func (t *T) Ptr() {}
func (t T) Val()  {}

type I interface{ M() }

func f(t T, p *T, pp **T, i I, pi *I, n int) {
	_ = t.z // error: t\.z undefined \(type T has no field or method z\)
	t.nope() // error: t\.nope undefined \(type T has no field or method nope\)
	_ = t.b.d // error: t\.b\.d undefined \(type struct\{c string\} has no field or method d\)
	_ = p.A // error: p\.A undefined \(type \*T has no field or method A, but does have field a\)
	_ = pp.a // error: pp\.a undefined \(type \*\*T has no field or method a\)
	pp.Val() // error: pp\.Val undefined \(type \*\*T has no field or method Val\)
	i.N() // error: i\.N undefined \(type I has no field or method N\)
	pi.M() // error: pi\.M undefined \(type \*I is pointer to interface, not interface\)
	_ = n.x // error: n\.x undefined \(type int has no field or method x\)
	T{}.Ptr() // error: cannot call pointer method Ptr on T
	_ = T.Ptr // error: invalid method expression T\.Ptr \(needs pointer receiver \(\*T\)\.Ptr\)
	_ = T.zzz // error: T\.zzz undefined \(type T has no field or method zzz\)
	_ = (*T).Val
	_ = t.ptr // error: t\.ptr undefined \(type T has no field or method ptr, but does have method Ptr\)
	_ = t.val // error: t\.val undefined \(type T has no field or method val, but does have method Val\)
	_ = T.a // error: operand for field selector a must be value of type T
	f.x() // error: f\.x undefined \(type func\(t T, p \*T, pp \*\*T, i I, pi \*I, n int\) has no field or method x\)
	_ = "s".len // error: "s"\.len undefined \(type untyped string has no field or method len\)
	_ = nil.x // error: nil\.x undefined \(type untyped nil has no field or method x\)
}
