package main

type I interface {
	m()
	n() int,
	~int | string
	func()
}
