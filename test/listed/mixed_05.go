package main

import "fmt"

func main() {
	for i := 0; i < 10; i++ {
		fmt.Println(i)
	}
	fmt.Println(i)
	if err := do(); err != nil {
		return err
	}
	var p *int = &5
	s := []int{1, 2, 3}
	s.append(4)
	s[“a”] = 1
}
