package main

func main() {
	var x any
	switch y := x.(type) {
	}
	switch x.(type), 1 {
	}
	switch y = x.(type) {
	}
	_ = x.(type)
	if y := x.(type); true {
	}
	switch a, b := x.(type) {
	}
}
