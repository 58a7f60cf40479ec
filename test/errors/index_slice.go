package p

func f(s []int, a [3]int, st string, m map[string]int, p *[3]int, ps *[]int, n int, e any) {
	_ = s["a"] // error: cannot convert "a" \(untyped string constant\) to type int
	_ = a[3] // error: invalid argument: index 3 out of bounds \[0:3\]
	_ = a[-1] // error: invalid argument: index -1 \(constant of type int\) must not be negative
	_ = s[-1] // error: invalid argument: index -1 \(constant of type int\) must not be negative
	_ = "abc"[5] // error: invalid argument: index 5 out of bounds \[0:3\]
	_ = m[1] // error: cannot use 1 \(untyped int constant\) as string value in map index
	_ = n[0] // error: cannot index n \(variable of type int\)
	_ = ps[0] // error: cannot index ps \(variable of type \*\[\]int\)
	_ = p[3] // error: invalid argument: index 3 out of bounds \[0:3\]
	_ = e[0] // error: cannot index e \(variable of interface type any\)
	_ = s[2:1] // error: invalid slice indices: 1 < 2
	_ = a[1:5] // error: invalid argument: index 5 out of bounds \[0:4\]
	_ = st[0:1:2] // error: invalid operation: 3-index slice of string
	_ = m[0:1] // error: cannot slice m \(variable of type map\[string\]int\)
	_ = n[:] // error: cannot slice n \(variable of type int\)
	_ = s[1.5:] // error: 1\.5 \(untyped float constant\) truncated to int
	_ = "abc"[4:] // error: invalid argument: index 4 out of bounds \[0:4\]
	_ = s[:"x"] // error: cannot convert "x" \(untyped string constant\) to type int
	_ = [3]int{}[:] // error: cannot slice unaddressable value \[3\]int\{\} \(value of type \[3\]int\)
	_ = s[n:1:0] // error: invalid slice indices: 0 < 1
	_ = f[0] // error: cannot index f \(value of type func\(s \[\]int, a \[3\]int, st string, m map\[string\]int, p \*\[3\]int, ps \*\[\]int, n int, e any\)\)
	const c = "abc"
	_ = c[3] // error: invalid argument: index 3 out of bounds \[0:3\]
	s[1<<70] = 1 // error: 1 << 70 \(untyped int constant 1180591620717411303424\) overflows int
}
