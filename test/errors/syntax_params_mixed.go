package p

func f(a int, string) {} // error: syntax error: missing parameter type
func g(a, b int, c) {} // error: syntax error: missing parameter type
func h(a, b) {}
