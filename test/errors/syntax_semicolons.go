package p

func f() {
	;;
	a := 1; b := 2 c := 3 // error: syntax error: unexpected name c at end of statement
}
