package p

func a() int {
	return // error: not enough return values
}
func b() {
	return 1 // error: too many return values
}
func c() (int, string) {
	return 1 // error: not enough return values
}
func d() (int, string) {
	return "a", 1 // error: cannot use "a" \(untyped string constant\) as int value in return statement // error: cannot use 1 \(untyped int constant\) as string value in return statement
}
func e() int {
	return 1, 2 // error: too many return values
}
func g() (x int, err error) {
	{
		x := 1
		_ = x
		return // error: result parameter x not in scope at return
	}
}
func h() (int, error) {
	return a() // error: not enough return values
}
func i() error {
	return "x" // error: cannot use "x" \(constant of type string\) as error value in return statement: string does not implement error \(missing method Error\)
}
func j() (int, string) { return c() }
