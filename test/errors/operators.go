package p

type T struct{ x int }

func f(a int, b string, c bool, d []int, e *int, g func(), h T, i any, m map[int]int) {
	_ = a + b // error: invalid operation: a \+ b \(mismatched types int and string\)
	_ = b - b // error: invalid operation: operator - not defined on b \(variable of type string\)
	_ = c + c // error: invalid operation: operator \+ not defined on c \(variable of type bool\)
	_ = !a // error: invalid operation: operator ! not defined on a \(variable of type int\)
	_ = -b // error: invalid operation: operator - not defined on b \(variable of type string\)
	_ = ^c // error: invalid operation: operator \^ not defined on c \(variable of type bool\)
	_ = a && c // error: invalid operation: a && c \(mismatched types int and bool\)
	_ = c || a // error: invalid operation: c \|\| a \(mismatched types bool and int\)
	_ = d == d // error: invalid operation: d == d \(slice can only be compared to nil\)
	_ = g == g // error: invalid operation: g == g \(func can only be compared to nil\)
	_ = m == m // error: invalid operation: m == m \(map can only be compared to nil\)
	_ = h < h // error: invalid operation: h < h \(operator < not defined on struct\)
	_ = d + d // error: invalid operation: operator \+ not defined on d \(variable of type \[\]int\)
	_ = *a // error: invalid operation: cannot indirect a \(variable of type int\)
	_ = &a == b // error: invalid operation: &a == b \(mismatched types \*int and string\)
	_ = e + 1 // error: invalid operation: e \+ 1 \(mismatched types \*int and untyped int\)
	_ = a == nil // error: invalid operation: a == nil \(mismatched types int and untyped nil\)
	_ = h == nil // error: invalid operation: h == nil \(mismatched types T and untyped nil\)
	_ = nil == nil // error: invalid operation: nil == nil \(operator == not defined on untyped nil\)
	_ = i < i // error: invalid operation: i < i \(operator < not defined on interface\)
	_ = int8(a) + int16(a) // error: invalid operation: int8\(a\) \+ int16\(a\) \(mismatched types int8 and int16\)
	_ = 1.5 % 2.5 // error: invalid operation: operator % not defined on 1\.5 \(untyped float constant\)
	_ = 1.5 & 1 // error: invalid operation: operator & not defined on 1\.5 \(untyped float constant\)
	_ = "a" + 'b' // error: invalid operation: "a" \+ 'b' \(mismatched types untyped string and untyped rune\)
	_ = 1 + "a" // error: invalid operation: 1 \+ "a" \(mismatched types untyped int and untyped string\)
	_ = d == nil && g != nil
	_ = c < c // error: invalid operation: c < c \(operator < not defined on bool\)
	_ = <-a // error: invalid operation: cannot receive from non-channel int a \(variable of type int\)
	a += "x" // error: invalid operation: a \+= "x" \(mismatched types int and untyped string\)
	b -= "y" // error: invalid operation: operator - not defined on b \(variable of type string\)
	c++ // error: invalid operation: c\+\+ \(non-numeric type bool\)
	b++ // error: invalid operation: b\+\+ \(non-numeric type string\)
}
