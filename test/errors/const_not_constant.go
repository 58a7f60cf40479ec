package p

var v = 1

func f() int { return 1 }

const a = v // error: v \(variable of type int\) is not constant
const b = f() // error: f\(\) \(value of type int\) is not constant
const c = []int{1} // error: \[\]int\{…\} \(value of type \[\]int\) is not constant
const d = len("abc") + v // error: len\("abc"\) \+ v \(value of type int\) is not constant
const e = nil // error: nil is not constant
const g [2]int = [2]int{} // error: invalid constant type \[2\]int
const h *int = nil // error: invalid constant type \*int
const i = len([]int{1}) // error: len\(\[\]int\{…\}\) \(value of type int\) is not constant
const j = struct{}{} // error: struct\{\}\{\} \(value of type struct\{\}\) is not constant
const k, l = 1 // error: missing init expr for l
const m int // error: missing init expr for m
var arr [v]int // error: invalid array length v
var arr2 [f()]int // error: array length f\(\) \(value of type int\) must be constant
var arr3 [-1]int // error: invalid array length -1 \(untyped int constant\)
var arr4 [1.5]int // error: array length 1\.5 \(untyped float constant\) must be integer
var arr5 ["a"]int // error: array length "a" \(untyped string constant\) must be integer
