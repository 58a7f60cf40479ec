package main

func main() {
	for i, j, k := range x {
	}
	for range {
	}
	for i = range {
	}
	for var x = range y {
	}
}
