package main

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func find(n, want int) (at int, ok bool) {
outer:
	for x := range seq(n) {
		for y := range seq(x) {
			if y == 3 {
				continue outer
			}
			if x*y == want {
				return x, true
			}
			if y > 10 {
				break outer
			}
		}
		defer println(x)
	}
	return 0, false
}

func main() { _, _ = find(10, 12) }
