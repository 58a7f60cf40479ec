package p

import "unsafe"

func f(p *int, s []int, n int) {
	_ = unsafe.Pointer(n) // error: cannot convert n \(variable of type int\) to type unsafe\.Pointer
	_ = unsafe.Sizeof() // error: invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)
	_ = unsafe.Offsetof(n) // error: invalid argument: n is not a selector expression
	_ = unsafe.Add(p, 1) // error: cannot use p \(variable of type \*int\) as unsafe\.Pointer value in argument to unsafe\.Add
	_ = unsafe.Slice(n, 1) // error: invalid argument: n \(variable of type int\) is not a pointer
	_ = unsafe.String(p, 1) // error: cannot use p \(variable of type \*int\) as \*byte value in argument to unsafe\.String
	_ = unsafe.StringData(s) // error: cannot use s \(variable of type \[\]int\) as string value in argument to unsafe\.StringData
	var u unsafe.Pointer = p // error: cannot use p \(variable of type \*int\) as unsafe\.Pointer value in variable declaration
	_ = u
	_ = unsafe.Nope // error: undefined: unsafe\.Nope
	const c = unsafe.Sizeof(p)
	_ = [c]int{}[8] // error: invalid argument: index 8 out of bounds \[0:8\]
}
