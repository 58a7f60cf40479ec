package p

func f() int {
	x := _ // error: cannot use _ as value or type
	_ = x
	_++ // error: cannot use _ as value or type
	_() // error: cannot use _ as value or type
	return _ // error: cannot use _ as value or type
}

var a = _ // error: cannot use _ as value or type
type _ struct{ _ int }
