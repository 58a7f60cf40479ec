package main

type T struct{}

func (T) M[P interface{ ~int }](p P) P          { return p }
func (T) C[P comparable](p P)                   {}
func (T) S[P interface{ String() string }](p P) {}

type G[A comparable] struct{}

func (G[A]) X[P interface{ ~[]A }](p P) {}
func main() {
	var t T
	t.M("x") // error: string does not satisfy interface\{~int\} \(string missing in ~int\)
	t.M[string]("x") // error: string does not satisfy interface\{~int\} \(string missing in ~int\)
	t.M[float64](1) // error: float64 does not satisfy interface\{~int\} \(float64 missing in ~int\)
	t.C([]int{}) // error: \[\]int does not satisfy comparable
	t.S(1) // error: int does not satisfy interface\{String\(\) string\} \(missing method String\)
	G[int]{}.X([]string{}) // error: in call to G\[int\]\{\}\.X, P \(type \[\]string\) does not satisfy interface\{~\[\]int\}
	G[int]{}.X[[]string](nil) // error: \[\]string does not satisfy interface\{~\[\]int\} \(\[\]string missing in ~\[\]int\)
	G[int]{}.X([]int{})
	G[[]int]{}.X(nil) // error: \[\]int does not satisfy comparable // error: in call to G\[\[\]int\]\{\}\.X, cannot infer P \(declared at \S*generic_method_constraints\.go:11:15\)
	var f func(string) string = t.M // error: declared and not used: f // error: P \(type string\) does not satisfy interface\{~int\}
	T.M(t, "s") // error: string does not satisfy interface\{~int\} \(string missing in ~int\)
	T.M[bool](t, true) // error: bool does not satisfy interface\{~int\} \(bool missing in ~int\)
}
