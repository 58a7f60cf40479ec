package main

const a
const b int
const (
	c
	d = 1
	e int
)
const f, g = 1
const h = 1, 2
