// Permutations in small int slices.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func fannkuch(n int) (sum, maxFlips int) {
	p, q, s := make([]int, n), make([]int, n), make([]int, n)
	for i := range p {
		p[i], s[i] = i, i
	}
	sign := 1
	for {
		if q0 := p[0]; q0 != 0 {
			copy(q[1:], p[1:])
			flips := 1
			for {
				qq := q[q0]
				if qq == 0 {
					sum += sign * flips
					if flips > maxFlips {
						maxFlips = flips
					}
					break
				}
				q[q0] = q0
				if q0 >= 3 {
					i, j := 1, q0-1
					for i < j {
						q[i], q[j] = q[j], q[i]
						i++
						j--
					}
				}
				q0 = qq
				flips++
			}
		}
		if sign == 1 {
			p[0], p[1] = p[1], p[0]
			sign = -1
			continue
		}
		p[1], p[2] = p[2], p[1]
		sign = 1
		for i := 2; i < n; i++ {
			if s[i] != 0 {
				s[i]--
				break
			}
			if i == n-1 {
				return sum, maxFlips
			}
			s[i] = i
			t := p[0]
			for j := 0; j <= i; j++ {
				p[j] = p[j+1]
			}
			p[i+1] = t
		}
	}
}

func main() {
	n := 9
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	sum, flips := fannkuch(n)
	fmt.Printf("%d\nPfannkuchen(%d) = %d\n", sum, n, flips)
}
