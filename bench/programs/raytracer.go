// A small ray tracer: spheres, a plane, shadows and reflections, checksummed.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

type vec struct{ x, y, z float64 }

func (a vec) add(b vec) vec       { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) sub(b vec) vec       { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vec) scale(k float64) vec { return vec{a.x * k, a.y * k, a.z * k} }
func (a vec) dot(b vec) float64   { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vec) norm() vec           { return a.scale(1 / math.Sqrt(a.dot(a))) }
func (a vec) reflect(n vec) vec   { return a.sub(n.scale(2 * a.dot(n))) }

type ray struct{ from, dir vec }

type material struct {
	color   vec
	mirror  float64
	checker bool
}

type object interface {
	hit(r ray) (t float64, ok bool)
	normal(p vec) vec
	surface(p vec) material
}

type sphere struct {
	center vec
	radius float64
	mat    material
}

type plane struct {
	y   float64
	mat material
}

func (s *sphere) hit(r ray) (float64, bool) {
	oc := r.from.sub(s.center)
	b := oc.dot(r.dir)
	c := oc.dot(oc) - s.radius*s.radius
	d := b*b - c
	if d < 0 {
		return 0, false
	}
	q := math.Sqrt(d)
	if t := -b - q; t > 1e-6 {
		return t, true
	}
	if t := -b + q; t > 1e-6 {
		return t, true
	}
	return 0, false
}
func (s *sphere) normal(p vec) vec       { return p.sub(s.center).scale(1 / s.radius) }
func (s *sphere) surface(p vec) material { return s.mat }

func (p plane) hit(r ray) (float64, bool) {
	if math.Abs(r.dir.y) < 1e-9 {
		return 0, false
	}
	t := (p.y - r.from.y) / r.dir.y
	return t, t > 1e-6
}
func (p plane) normal(vec) vec { return vec{0, 1, 0} }
func (p plane) surface(at vec) material {
	m := p.mat
	if m.checker && (int(math.Floor(at.x))+int(math.Floor(at.z)))&1 == 0 {
		m.color = m.color.scale(0.3)
	}
	return m
}

type scene struct {
	objects []object
	light   vec
}

func (s *scene) nearest(r ray) (object, float64) {
	var best object
	min := math.Inf(1)
	for _, o := range s.objects {
		if t, ok := o.hit(r); ok && t < min {
			best, min = o, t
		}
	}
	return best, min
}

func (s *scene) trace(r ray, depth int) vec {
	o, t := s.nearest(r)
	if o == nil {
		return vec{0.2, 0.3, 0.5}.scale(1 + r.dir.y)
	}
	p := r.from.add(r.dir.scale(t))
	n := o.normal(p)
	m := o.surface(p)
	toLight := s.light.sub(p)
	dist := math.Sqrt(toLight.dot(toLight))
	dir := toLight.scale(1 / dist)
	shade := 0.1
	if b, bt := s.nearest(ray{p, dir}); b == nil || bt > dist {
		shade += math.Max(0, n.dot(dir)) * 0.9
	}
	c := m.color.scale(shade)
	if m.mirror > 0 && depth > 0 {
		c = c.scale(1 - m.mirror).add(s.trace(ray{p, r.dir.reflect(n)}, depth-1).scale(m.mirror))
	}
	return c
}

func main() {
	n := 160
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	s := &scene{light: vec{5, 8, -5}}
	s.objects = append(s.objects, plane{-1, material{vec{0.9, 0.9, 0.9}, 0.1, true}})
	for i := range 8 {
		a := float64(i) * math.Pi / 4
		s.objects = append(s.objects, &sphere{vec{2 * math.Cos(a), 0.3 * float64(i%3), 5 + 2*math.Sin(a)}, 0.7, material{vec{0.2 + 0.1*float64(i), 0.5, 1 - 0.1*float64(i)}, 0.3, false}})
	}
	h, sum := uint32(0), 0.0
	for y := range n {
		for x := range n {
			d := vec{float64(x)/float64(n) - 0.5, 0.5 - float64(y)/float64(n), 1}.norm()
			c := s.trace(ray{vec{0, 0.5, -2}, d}, 4)
			for _, v := range [3]float64{c.x, c.y, c.z} {
				h = h*31 + uint32(math.Min(255, v*255))
				sum += v
			}
		}
	}
	fmt.Printf("%d %.6f\n", h, sum)
}
