package p

type T int

func (t, u T) i()   {} // error: method has multiple receivers
func () j()         {} // error: method has no receiver
func (T) k[]() {}   // error: syntax error: empty type parameter list
