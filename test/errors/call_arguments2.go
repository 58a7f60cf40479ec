package p

func none()               {}
func two(a int, b string) {}

type T struct{}

func (T) m(int) {}

func f() {
	_ = none() // error: none\(\) \(no value\) used as value
	x := none // error: declared and not used: x
	T.m(1) // error: not enough arguments in call to T\.m
	T{}.m() // error: not enough arguments in call to T\{\}\.m
	T{}.m(1, 2) // error: too many arguments in call to T\{\}\.m
	two // error: two \(value of type func\(a int, b string\)\) is not used
	none // error: none \(value of type func\(\)\) is not used
	go none // error: expression in go must be function call
	defer none // error: expression in defer must be function call
	defer (none()) // error: expression in defer must not be parenthesized
	go int(1) // error: go requires function call, not conversion int\(1\) \(constant 1 of type int\)
	defer len("x") // error: defer discards result of len\("x"\) \(constant 1 of type int\)
	1 + 2 // error: 1 \+ 2 \(untyped int constant 3\) is not used
	T{} // error: T\{\} \(value of struct type T\) is not used
	two(1, "a") + 1 // error: two\(1, "a"\) \(no value\) used as value
}
