package rand

//vo:omit Rand.N

// N returns a pseudo-random number in [0,n).
func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(globalRand.uint64n(uint64(n)))
}
