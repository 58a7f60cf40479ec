package p

func none()                 {}
func two(a int, b string)   {}
func vari(a int, b ...string) {}
func ret() (int, string)    { return 1, "" }
func ret3() (int, string, bool) { return 1, "", true }

func f() {
	none(1) // error: too many arguments in call to none
	two(1) // error: not enough arguments in call to two
	two(1, "a", 2) // error: too many arguments in call to two
	two("a", 1) // error: cannot use "a" \(untyped string constant\) as int value in argument to two // error: cannot use 1 \(untyped int constant\) as string value in argument to two
	two(ret())
	two(ret3()) // error: too many arguments in call to two
	two(1, ret()) // error: multiple-value ret\(\) \(value of type \(int, string\)\) in single-value context
	vari() // error: not enough arguments in call to vari
	vari("x") // error: cannot use "x" \(untyped string constant\) as int value in argument to vari
	vari(1, 2) // error: cannot use 2 \(untyped int constant\) as string value in argument to vari
	vari(1, []string{}...)
	vari(1, "a", []string{}...) // error: too many arguments in call to vari
	vari(1, []int{}...) // error: cannot use \[\]int\{\} \(value of type \[\]int\) as \[\]string value in argument to vari
	two(1, []string{}...) // error: cannot use \.\.\. in call to non-variadic two
	none(none()) // error: none\(\) \(no value\) used as value // error: too many arguments in call to none
	x := 5
	x() // error: invalid operation: cannot call x \(variable of type int\): int is not a function
	"f"() // error: invalid operation: cannot call "f" \(untyped string constant\): untyped string is not a function
}
