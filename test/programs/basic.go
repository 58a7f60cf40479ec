// Output: 5050 [1 4 9 16] true
package main

import "fmt"

var squares = func() (s []int) {
	for i := 1; i < 5; i++ {
		s = append(s, i*i)
	}
	return
}()

func main() {
	sum := 0
	for i := range 101 {
		sum += i
	}
	println(fmt.Sprint(sum, " ", squares, " ", len(squares) == cap(squares)))
}
