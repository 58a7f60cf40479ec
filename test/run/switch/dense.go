package main

// Switches that a compiler turns into jump tables or binary searches.

func dense(n int) int {
	switch n {
	case 0:
		return 10
	case 1:
		return 11
	case 2:
		return 12
	case 3:
		return 13
	case 4:
		return 14
	case 5:
		return 15
	case 6:
		return 16
	case 7:
		return 17
	case 8:
		return 18
	case 9:
		return 19
	}
	return -1
}

func sparse(n int64) string {
	switch n {
	case -1 << 63:
		return "min"
	case 1<<63 - 1:
		return "max"
	case -1:
		return "-1"
	case 1000:
		return "1000"
	case 1000000:
		return "million"
	case 1 << 40:
		return "1<<40"
	case -5, 5, 50, -50, 500, -500:
		return "fives"
	}
	return "none"
}

func u8(n uint8) int {
	switch n {
	case 0:
		return 1
	case 127:
		return 2
	case 128:
		return 3
	case 255:
		return 4
	case 254, 253, 252:
		return 5
	}
	return 0
}

func str(s string) int {
	switch s {
	case "":
		return 0
	case "a":
		return 1
	case "b":
		return 2
	case "ab":
		return 3
	case "abc":
		return 4
	case "abd":
		return 5
	case "break":
		return 6
	case "case":
		return 7
	case "chan":
		return 8
	case "const":
		return 9
	case "continue":
		return 10
	case "default", "defer", "else":
		return 11
	case "fallthrough":
		return 12
	case "func":
		return 13
	case "go", "goto":
		return 14
	case "\x00":
		return 15
	}
	return -1
}

type op byte

func run(code string) (r []int) {
	acc, i := 0, 0
	for i < len(code) {
		switch op(code[i]) {
		case '+':
			acc++
		case '-':
			acc--
		case '*':
			acc *= 2
		case '.':
			r = append(r, acc)
		case '(':
			if acc <= 0 {
				for code[i] != ')' {
					i++
				}
			}
		case ')':
			for code[i] != '(' {
				i--
			}
			continue
		case 'q':
			return
		}
		i++
	}
	return
}

func main() {
	for i := -2; i < 12; i++ {
		print(dense(i), " ")
	}
	println()
	for _, n := range []int64{-1 << 63, 1<<63 - 1, -1, 0, 1, 1000, 999, 1000000, 1 << 40, -5, 5, -500, 501} {
		print(sparse(n), " ")
	}
	println()
	t := 0
	for i := range 256 {
		t = t*3 + u8(uint8(i))
		t %= 1000003
	}
	println(t, u8(0), u8(127), u8(128), u8(255), u8(253))
	for _, s := range []string{"", "a", "b", "c", "ab", "abc", "abd", "abe", "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "func", "go", "goto", "got", "\x00"} {
		print(str(s), " ")
	}
	println(str("con"+string([]byte("st"))), dense(1<<62))
	for _, v := range run("+++.**.(-).q+.") {
		print(v, " ")
	}
	println()
}
