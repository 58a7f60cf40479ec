package p

import (
	"fmt"
	"os"
	"strings"
)

func f() {
	fmt.Nope() // error: undefined: fmt\.Nope
	fmt.println() // error: undefined: fmt\.println \(but have Println\)
	fmt = nil // error: use of package fmt not in selector
	_ = os // error: use of package os not in selector
	strings() // error: use of package strings not in selector
	var x strings.Missing // error: undefined: strings\.Missing
	_ = strings.Builder{buf: nil} // error: cannot refer to unexported field buf in struct literal of type strings\.Builder
	var b strings.Builder
	b.buf = nil // error: b\.buf undefined \(cannot refer to unexported field buf\)
	b.Nope() // error: b\.Nope undefined \(type strings\.Builder has no field or method Nope\)
	_ = fmt.Stringer(5) // error: cannot convert 5 \(untyped int constant\) to type fmt\.Stringer
	os.Args() // error: invalid operation: cannot call os\.Args \(variable of type \[\]string\): \[\]string is not a function
	os.Args = 5 // error: cannot use 5 \(untyped int constant\) as \[\]string value in assignment
	strings.ToUpper = nil // error: use of package strings not in selector // error: cannot assign to strings\.ToUpper \(neither addressable nor a map index expression\)
	fmt.Println("a" + 1) // error: invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)
	_, err := os.Open(5) // error: cannot use 5 \(untyped int constant\) as string value in argument to os\.Open
	_, _ = x, err
}
