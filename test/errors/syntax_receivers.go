package p

type T int

func (t, u T) i()   {} // error: method has multiple receivers
func () j()         {} // error: method has no receiver
func (T) k[Q any]() {} // error: syntax error: method must have no type parameters
