package main

type T struct{}

func (T) M[P any](p P) P   { return p }
func (*T) PM[P any](p P) P { return p }
func main() {
	var t T
	_ = T.M[int]
	_ = (*T).M[int]
	_ = (*T).PM[int]
	_ = T.PM[int] // error: invalid method expression T\.PM \(needs pointer receiver \(\*T\)\.PM\)
	_ = T.PM // error: invalid method expression T\.PM \(needs pointer receiver \(\*T\)\.PM\)
	T.M(t, 1)
	T.M(1) // error: not enough arguments in call to T\.M
	T.M[int](1) // error: not enough arguments in call to T\.M\[int\]
	T.M[int](t) // error: not enough arguments in call to T\.M\[int\]
	T.M() // error: not enough arguments in call to T\.M
	(*T).M(&t, 1)
	(*T).M(t, 1) // error: cannot use t \(variable of struct type T\) as \*T value in argument to \(\*T\)\.M
	T.M(t, 1, 2) // error: too many arguments in call to T\.M
	var x T.M // error: declared and not used: x // error: T\.M is not a type
	var z T.M[int] // error: declared and not used: z // error: T\.M is not a type
	_ = T.N[int] // error: T\.N undefined \(type T has no field or method N\)
	_ = T.m // error: T\.m undefined \(type T has no field or method m, but does have method M\)
	_ = T{}.PM[int] // error: cannot call pointer method PM on T
	T{}.PM(1) // error: cannot call pointer method PM on T
}
