package main

func main() {
	a[]
	a[1:2:]
	a[::]
	a[1::2]
	_ = a[:1:2]
	_ = a[1,2:3]
}
