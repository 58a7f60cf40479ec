package main

func main() {
	println("blocking")
	select {}
}
