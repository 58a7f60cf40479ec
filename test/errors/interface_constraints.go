package p

type N interface{ ~int | ~float64 }
type C interface{ comparable }

var x N // error: cannot use type N outside a type constraint: interface contains type constraints
var y C // error: cannot use type C outside a type constraint: interface is \(or embeds\) comparable
var z comparable // error: cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable

func f(n N) {} // error: cannot use type N outside a type constraint: interface contains type constraints

type S struct{ n N } // error: cannot use type N outside a type constraint: interface contains type constraints

var _ = []N{} // error: cannot use type N outside a type constraint: interface contains type constraints
var _ any = N(nil) // error: cannot use interface N in conversion \(contains specific type constraints or is comparable\)

type U interface{ int | string | N | C } // error: cannot use (\S*\.)?C in union \((\S*\.)?C embeds comparable\)
type V interface{ ~error } // error: invalid use of ~ \(error is an interface\)
type My int
type W interface{ ~My } // error: invalid use of ~ \(underlying type of My is int\)
type X interface{ int | int } // error: overlapping terms int and int
type Y interface{ int | interface{ m() } } // error: cannot use interface\{m\(\)\} in union \(interface\{m\(\)\} contains methods\)

func g[T int | ~string](t T) T { return t + 1 } // error: invalid operation: t \+ 1 \(mismatched types T and untyped int\)
