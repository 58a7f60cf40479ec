package p

var a = b // error: initialization cycle for a
var b = c
var c = f()

func f() int { return a }

var x = x // error: initialization cycle: x refers to itself

var p = func() int { return q } // error: initialization cycle for p
var q = p()

type T [len(arr)]int // error: invalid recursive type T
var arr T

const k = l // error: initialization cycle for k
const l = k
