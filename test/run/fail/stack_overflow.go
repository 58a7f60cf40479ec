// timeout: 60

package main

func f(n int) int { return f(n+1) + 1 }

func main() {
	defer println("not run")
	println("start")
	println(f(0))
}
