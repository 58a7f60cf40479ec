// timeout: 60
// not-under: preempt-every-edge,native:gc-every-alloc (each call would visit a stack of a million frames)

package main

func f(n int) int { return f(n+1) + 1 }

func main() {
	defer println("not run")
	println("start")
	println(f(0))
}
