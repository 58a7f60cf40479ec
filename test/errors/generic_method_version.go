//go:build go1.26

package main

type T struct{}

func (T) M[P any](p P) P    { return p } // error: generic method requires go1\.27 or later \(file declares //go:build go1\.26\)
func (T) N[P, Q any](p P) P { return p } // error: generic method requires go1\.27 or later \(file declares //go:build go1\.26\)
func main()                 { T{}.M("x"); T{}.N(1) } // error: in call to T\{\}\.N, cannot infer Q \(declared at \S*generic_method_version\.go:8:15\)
