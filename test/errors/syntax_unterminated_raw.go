package p

func f() {
	_ = ` // error: string not terminated
}
