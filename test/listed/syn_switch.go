package main

func main() {
	switch x := 1 {
	case 1:
	}
	switch {
		foo()
	case true:
	}
	switch x {
	case 1, 2
	}
}
