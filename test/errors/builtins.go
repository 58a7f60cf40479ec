package p

func f(s []int, m map[string]int, c chan int, n int, st string, a [3]int, e any) {
	_ = len(n) // error: invalid argument: n \(variable of type int\) for built-in len
	_ = cap(m) // error: invalid argument: m \(variable of type map\[string\]int\) for built-in cap
	_ = len() // error: invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)
	_ = len(s, s) // error: invalid operation: too many arguments for len\(s, s\) \(expected 1, found 2\)
	_ = append() // error: invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)
	_ = append(n, 1) // error: invalid append: argument must be a slice; have n \(variable of type int\)
	_ = append(s, "x") // error: cannot use "x" \(untyped string constant\) as int value in argument to append
	_ = append(s, s) // error: cannot use s \(variable of type \[\]int\) as int value in argument to append
	append(s, 1) // error: append\(s, 1\) \(value of type \[\]int\) is not used
	copy(s, st) // error: invalid copy: arguments s \(variable of type \[\]int\) and st \(variable of type string\) have different element types int and byte
	copy(s, []string{}) // error: invalid copy: arguments s \(variable of type \[\]int\) and \[\]string\{\} \(value of type \[\]string\) have different element types int and string
	copy(s) // error: invalid operation: not enough arguments for copy\(s\) \(expected 2, found 1\)
	delete(m) // error: invalid operation: not enough arguments for delete\(m\) \(expected 2, found 1\)
	delete(m, 1) // error: cannot use 1 \(untyped int constant\) as string value in argument to delete
	delete(s, 0) // error: invalid argument: s \(variable of type \[\]int\) is not a map
	_ = make(int) // error: invalid argument: cannot make int: type must be slice, map, or channel
	_ = make([]int) // error: invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1
	_ = make([]int, -1) // error: invalid argument: index -1 \(constant of type int\) must not be negative
	_ = make([]int, 5, 2) // error: invalid argument: length and capacity swapped
	_ = make([]int, "a") // error: cannot convert "a" \(untyped string constant\) to type int
	_ = make(map[string]int, 1, 2) // error: invalid operation: make\(map\[string\]int, 1, 2\) expects 1 or 2 arguments; found 3
	_ = make([3]int) // error: invalid argument: cannot make \[3\]int: type must be slice, map, or channel
	_ = make(5) // error: 5 is not a type
	_ = new(int, int) // error: invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)
	_ = new() // error: invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)
	_ = complex(1, "a") // error: invalid operation: complex\(1, "a"\) \(mismatched types untyped float and untyped string\)
	_ = real(n) // error: invalid argument: argument has type int, expected complex type
	panic() // error: invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)
	panic(1, 2) // error: invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)
	_ = recover(1) // error: invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)
	_ = min() // error: invalid operation: not enough arguments for min\(\) \(expected 1, found 0\)
	_ = min(1, "a") // error: invalid argument: mismatched types untyped int \(previous argument\) and untyped string \(type of "a"\)
	_ = max(e, 1) // error: invalid argument: e \(variable of interface type any\) cannot be ordered
	clear(n) // error: invalid argument: cannot clear n \(variable of type int\): argument must be \(or constrained by\) map or slice
	clear(a) // error: invalid argument: cannot clear a \(variable of type \[3\]int\): argument must be \(or constrained by\) map or slice
	close(c, c) // error: invalid operation: too many arguments for close\(c, c\) \(expected 1, found 2\)
	len(s) // error: len\(s\) \(value of type int\) is not used
	_ = len // error: len \(built-in\) must be called
	x := print // error: declared and not used: x // error: print \(built-in\) must be called
	cap(s) // error: cap\(s\) \(value of type int\) is not used
	_ = min(s...) // error: invalid operation: invalid use of \.\.\. with built-in min
	var i8 int8
	_ = max(n, i8) // error: invalid argument: mismatched types int \(previous argument\) and int8 \(type of i8\)
}
