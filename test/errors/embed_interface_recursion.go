package p

type A interface{ B } // error: invalid recursive type A
type B interface{ C }
type C interface{ A }
type D interface {
	m() interface{ D }
}
