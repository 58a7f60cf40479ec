package p

import "fmt" // error: "fmt" imported and not used

type a struct {
	x int 5 // error: invalid syntax tree: incorrect tag syntax: "5"
}
