package p

func f(b bool) int {
	return b ? 1 : 2 // error: invalid character U\+003F '\?' // error: syntax error: unexpected literal 1 at end of statement
}
