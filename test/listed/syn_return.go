package main

func f() int {
	return 1,
}
func g() (int, int) {
	return 1 2
}
