// Several goroutines build, change and drop linked structures that they share and hand over, while the collector works.
package main

import (
	"fmt"
	"sync"
)

type node struct {
	next, other *node
	value       int
	name        string
}

type box struct {
	mu   sync.Mutex
	head *node
	n    int
}

func (b *box) push(n *node) {
	b.mu.Lock()
	n.next = b.head
	b.head = n
	b.n++
	b.mu.Unlock()
}

func (b *box) pop() *node {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := b.head
	if n != nil {
		b.head = n.next
		n.next = nil
		b.n--
	}
	return n
}

const rounds = 4000

func main() {
	const workers = 8
	boxes := make([]box, 4)
	var wg sync.WaitGroup
	sums := make([]int, workers)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var kept []*node
			seed := uint32(w)*2654435761 + 1
			for i := range rounds {
				seed = seed*1664525 + 1013904223
				b := &boxes[seed>>8%4]
				n := &node{value: w*rounds + i, name: fmt.Sprint(w, "/", i)}
				if len(kept) > 0 {
					n.other = kept[int(seed>>16)%len(kept)]
				}
				kept = append(kept, n)
				if len(kept) > 100 {
					kept = append([]*node(nil), kept[50:]...)
				}
				b.push(n)
				if i%3 != 0 {
					if m := boxes[(seed>>4)%4].pop(); m != nil {
						sums[w] += check(m)
					}
				}
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, s := range sums {
		total += s
	}
	for i := range boxes {
		for n := boxes[i].pop(); n != nil; n = boxes[i].pop() {
			total += check(n)
		}
	}
	fmt.Println(total, workers*rounds*(workers*rounds-1)/2)
}

// check reports the node's value, whose name must tell the same.
func check(n *node) int {
	for at, depth := n, 0; at != nil && depth < 4; at, depth = at.other, depth+1 {
		if want := fmt.Sprint(at.value/rounds, "/", at.value%rounds); at.name != want {
			panic("node " + want + " is named " + at.name)
		}
	}
	return n.value
}
