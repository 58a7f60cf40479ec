package p

func f() {
L: // error: label L defined and not used
	for {
	}
M:
	for {
		break M
	}
	goto N
N:
}
