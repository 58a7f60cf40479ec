package main

type T struct{}

func (T) M[P interface{ Less(P) bool }](p P) {}

type X int

func (X) Less(X) bool { return true }

type Y int

func (Y) Less[Q any](Q) bool { return true }
func main()                  { T{}.M(X(1)); T{}.M(Y(1)); T{}.M[Y](1) } // error: in call to T\{\}\.M, P \(type Y\) does not satisfy interface\{Less\(P\) bool\} \(wrong type for method Less\) // error: Y does not satisfy interface\{Less\(Y\) bool\} \(wrong type for method Less\)
