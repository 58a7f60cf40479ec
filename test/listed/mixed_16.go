package main

func main() {
	var i interface{ M() }
	var e interface{}
	_ = i.(int)
	_ = e.(undefinedT)
	_ = i.(interface{ N() })
	_ = e.(type)
	_ = 1.(int)
	switch i.(type) {
	case int, string:
	case interface{ M() }:
	case interface{ M() }:
	default:
	default:
	}
	switch x := e.(type) {
	case int:
		_ = x + "a"
	case nil:
		x.foo()
	}
	switch 5.(type) {
	}
	_, ok := i.(*int)
}
