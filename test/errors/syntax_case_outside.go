package p

func f() {
	case 1: // error: syntax error: unexpected keyword case, expected \}
}
