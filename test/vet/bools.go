package p

func f(a, b int, s string, p func() bool) {
	_ = a == 1 || a == 1
	_ = a == 1 || b == 2 || a == 1
	_ = a == 1 && a == 2
	_ = a != 1 || a != 2
	_ = a != 1 || (b == 2) || 3 != a
	_ = p() || p()
	_ = a == 1 || p() || a == 1
	_ = s == "a" && s == "a"
	_ = f == nil
	_ = nil != f
	_ = p == nil
}
