package p

type T struct{ a int }
type U struct{ a int64 }
type I interface{ M() }

func f(n int, s string, fl float64, b []byte, t T, p *int, e any) {
	_ = int(s) // error: cannot convert s \(variable of type string\) to type int
	_ = string(fl) // error: cannot convert fl \(variable of type float64\) to type string
	_ = []int(s) // error: cannot convert s \(variable of type string\) to type \[\]int
	_ = bool(n) // error: cannot convert n \(variable of type int\) to type bool
	_ = U(t) // error: cannot convert t \(variable of struct type T\) to type U
	_ = T(n) // error: cannot convert n \(variable of type int\) to type T
	_ = I(t) // error: cannot convert t \(variable of struct type T\) to type I: T does not implement I \(missing method M\)
	_ = *int(p) // error: cannot convert p \(variable of type \*int\) to type int
	_ = (*float64)(p) // error: cannot convert p \(variable of type \*int\) to type \*float64
	_ = int(e) // error: cannot convert e \(variable of interface type any\) to type int: need type assertion
	_ = []string(b) // error: cannot convert b \(variable of type \[\]byte\) to type \[\]string
	_ = int("5") // error: cannot convert "5" \(untyped string constant\) to type int
	_ = float64("x") // error: cannot convert "x" \(untyped string constant\) to type float64
	_ = int(nil) // error: cannot convert nil to type int
	_ = string(1.5) // error: cannot convert 1\.5 \(untyped float constant\) to type string
	_ = complex128(n) // error: cannot convert n \(variable of type int\) to type complex128
	_ = float64(1i) // error: cannot convert 1i \(untyped complex constant \(0 \+ 1i\)\) to type float64
	_ = [3]int(n) // error: cannot convert n \(variable of type int\) to type \[3\]int
	_ = int() // error: missing argument in conversion to int
	_ = int(1, 2) // error: too many arguments in conversion to int
	_ = uint8(300) // error: constant 300 overflows uint8
	_ = chan int(nil)
	_ = [4]byte([]int{}) // error: cannot convert \[\]int\{\} \(value of type \[\]int\) to type \[4\]byte
	_ = error(n) // error: cannot convert n \(variable of type int\) to type error: int does not implement error \(missing method Error\)
	_ = func()(n) // error: func\(\) n \(type\) is not an expression // error: n \(parameter\) is not a type
	_ = uintptr(p) // error: cannot convert p \(variable of type \*int\) to type uintptr
}
