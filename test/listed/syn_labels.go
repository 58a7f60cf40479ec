package main

func main() {
L:
L:
	for {
		break M
		continue L
	}
	goto N
N:
	x := 1
	goto O
	y := 2
O:
	_ = y
	{
	P:
	}
	goto P
	fallthrough
	switch 1 {
	case 1:
		fallthrough
	case 2:
		fallthrough
	}
	select {
	default:
		fallthrough
	}
	continue
	break
}
