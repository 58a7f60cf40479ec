package main

func main() {
	select {
	case x := <-c, y:
	case 1 + 2:
	case x, y, z := <-c:
	case <-c, <-d:
	foo()
	}
}
