package main

func (int) M[P any]() {} // error: cannot define new methods on non-local type int

type Pt *int

func (Pt) M[P any]() {} // error: invalid receiver type Pt \(pointer or interface type\)

type I interface{}

func (I) M[P any]() {} // error: invalid receiver type I \(pointer or interface type\)

type T struct {
	f int
	g int
}

func (T) f[P any]()         {} // error: field and method with the same name f
func (T) g()                {} // error: field and method with the same name g
func (T) h[P any]()         {}
func (T) h()                {} // error: method T\.h already declared at \S*generic_method_receivers\.go:20:10
func (T) k()                {}
func (T) k[P any]()         {} // error: method T\.k already declared at \S*generic_method_receivers\.go:22:10
func (**T) l[P any]()       {} // error: invalid receiver type \*\*T
func (Undefined) l[P any]() {} // error: undefined: Undefined
func (*T) main[P any]()     {}
func (*T) init[P any]()     {}
func (*T) _[P any]()        {}
func (*T) _[P any]()        {}

func main() {}
