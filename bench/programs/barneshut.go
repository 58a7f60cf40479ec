// An n-log-n simulation of gravity with a quadtree.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

type point struct{ x, y float64 }

type body struct {
	pos, vel point
	mass     float64
}

type quad struct {
	x, y, half float64 // the square's centre and half its side
	mass       float64
	center     point
	body       *body
	kids       *[4]quad
}

func (q *quad) child(p point) *quad {
	i := 0
	if p.x > q.x {
		i |= 1
	}
	if p.y > q.y {
		i |= 2
	}
	return &q.kids[i]
}

func (q *quad) insert(b *body, depth int) {
	total := q.mass + b.mass
	q.center.x = (q.center.x*q.mass + b.pos.x*b.mass) / total
	q.center.y = (q.center.y*q.mass + b.pos.y*b.mass) / total
	q.mass = total
	if q.kids == nil && (q.body == nil || depth > 40) {
		q.body = b
		return
	}
	if q.kids == nil {
		h := q.half / 2
		q.kids = &[4]quad{{x: q.x - h, y: q.y - h, half: h}, {x: q.x + h, y: q.y - h, half: h}, {x: q.x - h, y: q.y + h, half: h}, {x: q.x + h, y: q.y + h, half: h}}
		old := q.body
		q.body = nil
		q.child(old.pos).insert(old, depth+1)
	}
	q.child(b.pos).insert(b, depth+1)
}

func (q *quad) force(b *body, f *point) {
	if q.mass == 0 || q.body == b {
		return
	}
	dx, dy := q.center.x-b.pos.x, q.center.y-b.pos.y
	d2 := dx*dx + dy*dy + 0.01
	if q.kids == nil || 4*q.half*q.half < 0.25*d2 {
		k := q.mass / (d2 * math.Sqrt(d2))
		f.x += dx * k
		f.y += dy * k
		return
	}
	for i := range q.kids {
		q.kids[i].force(b, f)
	}
}

func main() {
	n := 1000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	bodies := make([]body, n)
	x := uint32(99)
	rnd := func() float64 {
		x = x*1664525 + 1013904223
		return float64(x>>8) / (1 << 24)
	}
	for i := range bodies {
		bodies[i] = body{point{rnd()*2 - 1, rnd()*2 - 1}, point{rnd() - 0.5, rnd() - 0.5}, rnd() + 0.1}
	}
	for range 10 {
		root := &quad{half: 1}
		for i := range bodies {
			root.half = math.Max(root.half, math.Max(math.Abs(bodies[i].pos.x), math.Abs(bodies[i].pos.y)))
		}
		for i := range bodies {
			root.insert(&bodies[i], 0)
		}
		for i := range bodies {
			b := &bodies[i]
			var f point
			root.force(b, &f)
			b.vel.x += f.x * 0.0001
			b.vel.y += f.y * 0.0001
		}
		for i := range bodies {
			b := &bodies[i]
			b.pos.x += b.vel.x * 0.01
			b.pos.y += b.vel.y * 0.01
		}
	}
	e := 0.0
	for _, b := range bodies {
		e += b.mass * (b.vel.x*b.vel.x + b.vel.y*b.vel.y)
	}
	fmt.Printf("%.9f\n", e)
}
