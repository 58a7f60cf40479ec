package main

func f() int { return 1 }

func main() {
	go f
	defer 1
	go (f())
	defer (f())
	go func() {}
	defer recover
	defer int(3)
	go len("x")
	var x int = "s"
}
