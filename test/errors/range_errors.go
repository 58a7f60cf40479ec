package p

type T struct{}

func f(n int, c chan<- int, fl float64, t T, p *[]int, s []int, m map[string]int) {
	for range fl { // error: cannot range over fl \(variable of type float64\)
	}
	for range t { // error: cannot range over t \(variable of struct type T\)
	}
	for range p { // error: cannot range over p \(variable of type \*\[\]int\)
	}
	for i, j := range n { // error: range over n \(variable of type int\) permits only one iteration variable
		_, _ = i, j
	}
	for range c { // error: cannot range over c \(variable of type chan<- int\): receive from send-only channel chan<- int
	}
	for i, j := range make(chan int) { // error: range over make\(chan int\) \(value of type chan int\) permits only one iteration variable
		_, _ = i, j
	}
	var str string
	for str = range s { // error: cannot use str \(value of type int\) as string value in assignment
	}
	for _, str = range s { // error: cannot use str \(value of type int\) as string value in assignment
	}
	for k, v := range func() {} { // error: cannot range over func\(\) \{\} \(value of type func\(\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count
		_, _ = k, v
	}
	for i := range func(func(int)) {} { // error: cannot range over func\(func\(int\)\) \{\} \(value of type func\(func\(int\)\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func does not return bool
		_ = i
	}
	for i, j := range func(func(int) bool) {} { // error: range over func\(func\(int\) bool\) \{\} \(value of type func\(func\(int\) bool\)\) permits only one iteration variable
		_, _ = i, j
	}
	for range nil { // error: cannot range over nil
	}
	for i := range 1.5 { // error: cannot range over 1\.5 \(untyped float constant\)
		_ = i
	}
	for range f { // error: cannot range over f \(value of type func\(n int, c chan<- int, fl float64, t T, p \*\[\]int, s \[\]int, m map\[string\]int\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count
	}
	for i := range "a" { // error: declared and not used: i
		i = "x" // error: cannot use "x" \(untyped string constant\) as int value in assignment
	}
	for str, n = range m {
	}
	_ = str
}
