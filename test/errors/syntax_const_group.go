package p

const (
	a // error: missing init expr for a
	b = 1
)

const c, d = 1 // error: missing init expr for d
