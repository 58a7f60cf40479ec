package main

func main() {
	for i := 0; i < 10 {
	}
	for i := 0; i < 10; i := 1 {
	}
	for var i = 0; i < 10; i++ {
	}
}
