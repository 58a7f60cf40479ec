package p

func f() {
	assert(true) // error: undefined: assert
}
