package p

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) (t T)         { return }
func Map[T, U any](s []T, f func(T) U) {}
func Make[T any]() (t T)               { return }
func Eq[T comparable](a, b T) bool     { return a == b }

type Box[T any] struct{ v T }
type Key[K comparable] map[K]int

func f() {
	Sum("a") // error: string does not satisfy Num \(string missing in ~int \| ~float64\)
	Sum(1, 2.5, "x") // error: in call to Sum, mismatched types untyped float and untyped string \(cannot infer T\)
	Sum[string]() // error: string does not satisfy Num \(string missing in ~int \| ~float64\)
	Sum[int, int]() // error: got 2 type arguments but want 1
	Make() // error: in call to Make, cannot infer T \(declared at \S*generics_calls\.go:7:11\)
	Map([]int{}, 5) // error: in call to Map, cannot infer U \(declared at \S*generics_calls\.go:6:13\)
	Map([]int{}, func(s string) int { return 0 }) // error: in call to Map, type func\(s string\) int of func\(s string\) int \{…\} does not match inferred type func\(int\) U for func\(T\) U
	Eq([]int{}, []int{}) // error: \[\]int does not satisfy comparable
	Eq(1, "a") // error: in call to Eq, mismatched types untyped int and untyped string \(cannot infer T\)
	var b Box // error: cannot use generic type Box\[T any\] without instantiation
	var c Box[int, string] // error: too many type arguments for type Box: have 2, want 1
	var d Key[[]int] // error: \[\]int does not satisfy comparable
	_ = Box[int]{"x"} // error: cannot use "x" \(untyped string constant\) as int value in struct literal
	_ = Box{1} // error: cannot use generic type Box\[T any\] without instantiation
	_ = Sum // error: cannot use generic function Sum without instantiation
	var g func(string) string = Sum // error: type func\(string\) string of g does not match func\(xs \.\.\.T\) \(t T\) \(cannot infer T\)
	Sum(int8(1)) // error: int8 does not satisfy Num \(int8 missing in ~int \| ~float64\)
	var i int
	var j float64
	Sum(i, j) // error: in call to Sum, type float64 of j does not match inferred type int for T
	_ = f[int] // error: cannot index f \(value of type func\(\)\)
	_, _, _, _ = b, c, d, g
}
