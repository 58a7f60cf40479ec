./variables.go:8:11: p does not escape
./variables.go:10:11: leaking param: p
./variables.go:12:11: leaking param: p to result ~r0 level=0
./variables.go:14:12: leaking param: p to result ~r0 level=1
./variables.go:22:2: moved to heap: p
./variables.go:27:2: moved to heap: p
./variables.go:40:3: moved to heap: p
./variables.go:52:7: &point{...} escapes to heap
./variables.go:62:11: make([]int, 10) does not escape
./variables.go:63:11: make([]int, n) does not escape
./variables.go:64:7: []int{...} does not escape
./variables.go:65:11: make([]int, 100000) escapes to heap
./variables.go:66:7: []*point{...} does not escape
./variables.go:66:16: &point{...} does not escape
./variables.go:66:24: &point{...} does not escape
./variables.go:70:19: leaking param: s
./variables.go:71:14: n does not escape
./variables.go:72:14: s escapes to heap
./variables.go:79:11: c does not escape
./variables.go:79:26: m does not escape
./variables.go:80:7: &point{...} escapes to heap
./variables.go:81:11: &point{...} escapes to heap
./variables.go:84:13: a does not escape
./variables.go:84:16: b does not escape
./variables.go:84:26: x does not escape
./variables.go:85:9: a + b escapes to heap
./variables.go:86:9: a + string(x) does not escape
./variables.go:86:17: string(x) does not escape
