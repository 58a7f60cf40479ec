package p

func two() (int, string) { return 1, "" }
func none()             {}
func one() int          { return 1 }

func f() {
	a, b := 1 // error: assignment mismatch: 2 variables but 1 value
	c := two() // error: assignment mismatch: 1 variable but two returns 2 values
	var d, e, g = two() // error: assignment mismatch: 3 variables but two returns 2 values
	h, i := one() // error: assignment mismatch: 2 variables but one returns 1 value
	j := none() // error: none\(\) \(no value\) used as value
	var k int = two() // error: multiple-value two\(\) \(value of type \(int, string\)\) in single-value context
	x, y := 1, 2, 3 // error: assignment mismatch: 2 variables but 3 values
	x, y = two(), 1
	_, _, _, _, _, _, _, _, _, _, _, _ = a, b, c, d, e, g, h, i, j, k, x, y
}
