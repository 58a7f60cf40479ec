package main

import (
	"container/heap"
	"fmt"
	"math"
)

type edge struct{ to, w int }
type state struct{ node, dist int }
type pq []state

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].dist < p[j].dist }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(state)) }
func (p *pq) Pop() any {
	o := *p
	x := o[len(o)-1]
	*p = o[:len(o)-1]
	return x
}

type graph [][]edge

func (g graph) dijkstra(src int) (dist, prev []int) {
	dist, prev = make([]int, len(g)), make([]int, len(g))
	for i := range dist {
		dist[i], prev[i] = math.MaxInt, -1
	}
	dist[src] = 0
	q := pq{{src, 0}}
	for len(q) > 0 {
		s := heap.Pop(&q).(state)
		if s.dist > dist[s.node] {
			continue
		}
		for _, e := range g[s.node] {
			if d := s.dist + e.w; d < dist[e.to] {
				dist[e.to], prev[e.to] = d, s.node
				heap.Push(&q, state{e.to, d})
			}
		}
	}
	return
}

func path(prev []int, to int) (p []int) {
	for ; to >= 0; to = prev[to] {
		p = append([]int{to}, p...)
	}
	return
}

func main() {
	n := 200
	g := make(graph, n)
	x := uint32(1)
	for i := range n {
		for range 4 {
			x = x*1664525 + 1013904223
			j := int(x>>8) % n
			w := int(x>>20)%50 + 1
			g[i] = append(g[i], edge{j, w})
		}
	}
	dist, prev := g.dijkstra(0)
	sum, unreachable := 0, 0
	for _, d := range dist {
		if d == math.MaxInt {
			unreachable++
		} else {
			sum += d
		}
	}
	fmt.Println(sum, unreachable, dist[:10])
	fmt.Println(path(prev, 57), path(prev, 123))
}
