package p

func f() {
	goto L // error: label L not defined
	break // error: break is not in a loop, switch, or select
	continue // error: continue is not in a loop
	for {
		break M // error: break label not defined: M
		continue N // error: continue label not defined: N
	}
P:
	if true {
		break P // error: invalid break label P
	}
	for {
		continue P // error: invalid continue label P
	}
Q:
Q: // error: label Q already defined at \S*labels_goto\.go:18:1
	for {
		func() {
			break // error: break is not in a loop, switch, or select
			goto Q // error: label Q not defined
		}()
		continue Q // error: invalid continue label Q
	}
}

func g() {
	goto X // error: goto X jumps over declaration of a at \S*labels_goto\.go:31:4
	a := 1
	_ = a
X:
	goto Y // error: goto Y jumps into block starting at \S*labels_goto\.go:35:2
	{
	Y:
	}
Z:
	switch {
	case true:
		continue Z // error: invalid continue label Z
	}
	select {
	default:
		continue // error: continue is not in a loop
	}
}
