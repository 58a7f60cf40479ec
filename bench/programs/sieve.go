// The sieve of Eratosthenes in a []bool, several times.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func sieve(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i + i; j <= n; j += i {
			composite[j] = true
		}
	}
	return count
}

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum := 0
	for i := range 5 {
		sum += sieve(n - i)
	}
	fmt.Println(sum)
}
