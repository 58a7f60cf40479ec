package one

import "fmt"

func F(x int) {
	x = x
	fmt.Printf("%d\n", "x")
	fmt.Println("a %d")
}
