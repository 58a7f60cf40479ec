package p

import "unsafe"

type A0 [unsafe.Sizeof(A0{})]int // error: invalid recursive type: A0 refers to itself
type A1 = T1
type T1 [unsafe.Sizeof(A1{})]int // error: invalid recursive type: T1 refers to itself
type T2 struct{ f [unsafe.Sizeof(T2{}.f)]int } // error: invalid recursive type: T2 refers to itself
type T3 [len(T3{})]int // error: invalid recursive type: T3 refers to itself
type T4 [len(g4())]int // error: invalid recursive type: T4 refers to itself

func g4() T4 { panic(0) }

type T5 [unsafe.Sizeof(*p5)]int // error: invalid recursive type T5

var p5 *T5

type T6 [unsafe.Sizeof(m6[0])]int // error: invalid recursive type T6

var m6 map[int]T6

type T7 [unsafe.Sizeof(a7[0])]int // error: invalid recursive type T7

var a7 *[3]T7

type T8 [unsafe.Sizeof(<-c8)]int // error: invalid recursive type T8

var c8 chan T8

type T9 [unsafe.Sizeof(i9.(T9))]int // error: invalid recursive type: T9 refers to itself

var i9 any

type T10 [unsafe.Sizeof(T10(nil))]int // error: invalid recursive type: T10 refers to itself
type T11 struct{ f [unsafe.Sizeof(p11.g)]int; g int } // error: invalid recursive type T11

var p11 *T11

type T12 [unsafe.Sizeof(p12[:])]int // error: invalid recursive type T12

var p12 *T12

type T13[P any] struct{ f *T13[P]; g [unsafe.Sizeof((*T13[int])(nil))]int }
type T15[P any] struct{ f T15[P] } // error: invalid recursive type: T15\[P\] refers to itself
type T16[P any] struct{ f T17[P] } // error: invalid recursive type T17\[P\]
type T17[P any] struct{ f T16[P] }
type T18 struct{ f T19[T18] } // error: invalid recursive type T18
type T19[P any] struct{ p P }
type T20[P any] struct{ p *T20[*P]; q T20[int] } // error: invalid recursive type: T20\[int\] refers to itself
type T21 A21 // error: invalid recursive type T21
type A21 = T22
type T22 T21
type T23 struct{ a [cap(T23{}.a)]int } // error: invalid recursive type: T23 refers to itself
type T24 [unsafe.Offsetof(T24s{}.g)]int // error: invalid recursive type T24 // error: array length unsafe\.Offsetof\(T24s\{\}\.g\) \(value of type uintptr\) must be constant
type T24s struct{ f T24; g int }
type T25 [unsafe.Alignof(T25{})]int // error: invalid recursive type: T25 refers to itself
type T26 interface{ m([unsafe.Sizeof(T26(nil))]int) } // error: invalid recursive type: T26 refers to itself
type T27 func([unsafe.Sizeof(T27(nil))]int) // error: invalid recursive type: T27 refers to itself
type T28 struct{ p *T28; a [unsafe.Sizeof((*T28)(nil))]int }
type T29 []([unsafe.Sizeof(T29{})]int) // error: invalid recursive type: T29 refers to itself
type T30 map[string][unsafe.Sizeof(T30{})]int // error: invalid recursive type: T30 refers to itself
type T31 [c31]int // error: invalid recursive type T31

const c31 = len(T31{})

type T32 [unsafe.Sizeof(x32)]int // error: invalid recursive type T32

var x32 T32

type T33 struct{ x33 [unsafe.Sizeof(y33.x33)]int } // error: invalid recursive type T33

var y33 T33

type A34 = []A34 // error: invalid recursive type: A34 refers to itself
type A35 = struct{ f *A35 } // error: invalid recursive type: A35 refers to itself
type A36 = A37 // error: invalid recursive type A36
type A37 = A36
type A38[P any] = *A38[P] // error: invalid recursive type: A38 refers to itself
type T39 B39 // error: invalid recursive type T39
type B39 [unsafe.Sizeof(T39{})]int

func f40() { type L [unsafe.Sizeof(L{})]int; type L2 struct{ L2 }; type L3 = L3 } // error: invalid recursive type: L refers to itself // error: invalid recursive type: L2 refers to itself // error: invalid recursive type: L3 refers to itself

type T41 [unsafe.Sizeof(func() T41 { return T41{} }())]int // error: invalid recursive type: T41 refers to itself
type T42 [unsafe.Sizeof(func() { _ = T42{} })]int
type T43 [unsafe.Sizeof(T43{}[0])]int // error: invalid recursive type: T43 refers to itself
type T44 [unsafe.Sizeof(new(T44))]int
type T45 [unsafe.Sizeof(*new(T45))]int // error: invalid recursive type: T45 refers to itself
type T47 [unsafe.Sizeof([]T47{})]int
type T48 [unsafe.Sizeof([1]T48{})]int // error: invalid recursive type: T48 refers to itself // error: array length unsafe\.Sizeof\(\[1\]T48\{\}\) \(value of type uintptr\) must be constant
type T49 [unsafe.Sizeof(struct{ f T49 }{})]int // error: invalid recursive type: T49 refers to itself // error: array length unsafe\.Sizeof\(struct\{f T49\}\{\}\) \(value of type uintptr\) must be constant
type T50 [unsafe.Sizeof(id50[T50])]int
func id50[P any](p P) P { return p }
type T51 [len(id50([1]T51{}))]int // error: array length len\(id50\(\[1\]T51\{\}\)\) \(value of type int\) must be constant
type T52 [unsafe.Sizeof(x32 == y52)]int // error: invalid recursive type T52
var y52 T52
type T53 [unsafe.Sizeof(len(y53))]int // error: invalid recursive type T53
var y53 T53
