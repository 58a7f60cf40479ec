package p

type T struct{ a int }
type I interface{ M() }
type My int

func f() {
	var i int = "x" // error: cannot use "x" \(untyped string constant\) as int value in variable declaration
	var s string = 1 // error: cannot use 1 \(untyped int constant\) as string value in variable declaration
	var p *int = 5 // error: cannot use 5 \(untyped int constant\) as \*int value in variable declaration
	var t T = nil // error: cannot use nil as T value in variable declaration
	var m My = i // error: cannot use i \(variable of type int\) as My value in variable declaration
	var e I = T{} // error: cannot use T\{\} \(value of struct type T\) as I value in variable declaration: T does not implement I \(missing method M\)
	var fl float32 = float64(1) // error: cannot use float64\(1\) \(constant 1 of type float64\) as float32 value in variable declaration
	var sl []int = []string{} // error: cannot use \[\]string\{\} \(value of type \[\]string\) as \[\]int value in variable declaration
	var fn func(int) = func(string) {} // error: cannot use func\(string\) \{\} \(value of type func\(string\)\) as func\(int\) value in variable declaration
	var c chan<- int = make(<-chan int) // error: cannot use make\(<-chan int\) \(value of type <-chan int\) as chan<- int value in variable declaration
	var b bool = 1 // error: cannot use 1 \(untyped int constant\) as bool value in variable declaration
	var r rune = "a" // error: cannot use "a" \(untyped string constant\) as rune value in variable declaration
	var ar [3]int = [4]int{} // error: cannot use \[4\]int\{\} \(value of type \[4\]int\) as \[3\]int value in variable declaration
	i = 1.5 // error: cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)
	s = 'a' // error: cannot use 'a' \(untyped rune constant 97\) as string value in assignment
	i, s = "q", 2 // error: cannot use "q" \(untyped string constant\) as int value in multiple assignment // error: cannot use 2 \(untyped int constant\) as string value in multiple assignment
	_, _, _, _, _, _, _, _, _, _, _, _, _ = i, s, p, t, m, e, fl, sl, fn, c, b, r, ar
}
