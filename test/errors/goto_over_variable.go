package p

func f(b bool) {
	if b {
		goto end // error: goto end jumps over declaration of x at \S*goto_over_variable\.go:7:4
	}
	x := 1
	_ = x
end:
	goto inner // error: goto inner jumps into block starting at \S*goto_over_variable\.go:11:6
	for {
	inner:
		break
	}
	var y int
	_ = y
	goto back
back:
}
