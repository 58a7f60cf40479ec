// The report of a panic does not speak of a fault that was recovered from before.
package main

type node struct{ next *node }

func try(n *node) {
	defer func() { recover() }()
	n = n.next.next
	println("not reached", n)
}

func main() {
	try(&node{})
	panic("later")
}
