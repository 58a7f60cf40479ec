package p

func f() {
	g := func[T any](x T) {} // error: syntax error: function type must have no type parameters
}
