package p

func f() {
	if true // error: syntax error: unexpected newline, expected \{ after if clause
	{
	}
}
