package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func ack(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}

func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }

func hanoi(n int, a, b, c string, moves *int) {
	if n == 0 {
		return
	}
	hanoi(n-1, a, c, b, moves)
	*moves++
	hanoi(n-1, c, b, a, moves)
}

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

func perm(a []int, k int, count *int) {
	if k == len(a) {
		*count += a[0] * a[len(a)-1]
		return
	}
	for i := k; i < len(a); i++ {
		a[k], a[i] = a[i], a[k]
		perm(a, k+1, count)
		a[k], a[i] = a[i], a[k]
	}
}

func gcd(a, b int) int {
	if b == 0 {
		return a
	}
	return gcd(b, a%b)
}

func main() {
	println(fib(24))
	println(ack(2, 9))
	println(even(1000), odd(1000), even(7))
	moves := 0
	hanoi(12, "a", "b", "c", &moves)
	println(moves)
	println(depth(1000000))
	c := 0
	perm([]int{1, 2, 3, 4, 5, 6}, 0, &c)
	println(c)
	println(gcd(1071, 462), gcd(-12, 18), gcd(0, 5))
	var f func(int) int
	f = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * f(n-1)
	}
	println(f(20), f(21), f(25))
}
