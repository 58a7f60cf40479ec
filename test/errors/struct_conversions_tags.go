package p

type A struct{ X int `a:"1"` }
type B struct{ X int }
type C struct{ x int }

var a A
var b B = a // error: cannot use a \(variable of struct type A\) as B value in variable declaration
var b2 B = B(a)
var c C = C(b) // error: cannot convert b \(variable of struct type B\) to type C
var d struct{ X int } = b
var e struct{ X int } = a // error: cannot use a \(variable of struct type A\) as struct\{X int\} value in variable declaration
