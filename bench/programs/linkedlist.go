// A linked list as a queue: every step allocates a node and drops one.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type node struct {
	next *node
	key  int
	data [2]int
}

func main() {
	n := 2000000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	var head, tail *node
	size, sum := 0, 0
	for i := range n {
		x := &node{key: i, data: [2]int{i, i * 2}}
		if tail == nil {
			head = x
		} else {
			tail.next = x
		}
		tail = x
		size++
		if size > 10000 {
			sum += head.key ^ head.data[1]
			head = head.next
			size--
		}
	}
	var reversed *node
	for head != nil {
		head, head.next, reversed = head.next, reversed, head
	}
	for p := reversed; p != nil; p = p.next {
		sum = sum*31 + p.key
	}
	fmt.Println(size, sum)
}
