package p

type A struct{ a A } // error: invalid recursive type: A refers to itself
type B [2]B // error: invalid recursive type: B refers to itself
type C struct{ d D } // error: invalid recursive type C
type D struct{ c [1]C }
type E E // error: invalid recursive type: E refers to itself
type F interface{ F } // error: invalid recursive type: F refers to itself
type G struct{ g *G }
type H []H
type J = J // error: invalid recursive type: J refers to itself
type K = []K // error: invalid recursive type: K refers to itself
type L map[L]int // error: invalid map key type L
type M func(M) M
