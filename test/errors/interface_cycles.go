package main

// Interfaces without a name must not contain themselves.

type i interface{ m() interface{ i } } // error: anonymous interface refers to itself

type j interface{ m() interface{ k } } // error: anonymous interface refers to itself

type k interface{ m() interface{ j } }

// Through a name it is fine.
type l interface{ m() l }

type n interface{ m(func(l) map[string]n) }

func main() {
	type o interface{ m() *interface{ o } } // error: anonymous interface refers to itself
	var _ l
	var _ n
}
