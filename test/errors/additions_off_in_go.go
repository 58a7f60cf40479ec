package p

func g() error { return nil }

func f() error {
	g()? // error: invalid character U\+003F '\?'
	return nil
}
