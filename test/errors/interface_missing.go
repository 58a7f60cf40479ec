package p

type R interface{ Read(b []byte) (int, error) }
type S interface{ String() string }

type a struct{}
type b struct{}
type c struct{}
type d struct{}

func (a) Read(b []byte) int          { return 0 }
func (*b) Read([]byte) (int, error)  { return 0, nil }
func (c) read([]byte) (int, error)   { return 0, nil }
func (d) String() int                { return 0 }

func take(R) {}

var _ R = a{} // error: cannot use a\{\} \(value of struct type a\) as R value in variable declaration: a does not implement R \(wrong type for method Read\)
var _ R = b{} // error: cannot use b\{\} \(value of struct type b\) as R value in variable declaration: b does not implement R \(method Read has pointer receiver\)
var _ R = &b{}
var _ R = c{} // error: cannot use c\{\} \(value of struct type c\) as R value in variable declaration: c does not implement R \(missing method Read\)
var _ S = d{} // error: cannot use d\{\} \(value of struct type d\) as S value in variable declaration: d does not implement S \(wrong type for method String\)
var _ R = S(nil) // error: cannot use S\(nil\) \(value of interface type S\) as R value in variable declaration: S does not implement R \(missing method Read\)
var _ R = 5 // error: cannot use 5 \(constant of type int\) as R value in variable declaration: int does not implement R \(missing method Read\)
var _ error = "x" // error: cannot use "x" \(constant of type string\) as error value in variable declaration: string does not implement error \(missing method Error\)

func f() R {
	take(a{}) // error: cannot use a\{\} \(value of struct type a\) as R value in argument to take: a does not implement R \(wrong type for method Read\)
	take(new(R)) // error: cannot use new\(R\) \(value of type \*R\) as R value in argument to take: \*R does not implement R \(type \*R is pointer to interface, not interface\)
	var s S = R(nil) // error: cannot use R\(nil\) \(value of interface type R\) as S value in variable declaration: R does not implement S \(missing method String\)
	_ = s
	return b{} // error: cannot use b\{\} \(value of struct type b\) as R value in return statement: b does not implement R \(method Read has pointer receiver\)
}
