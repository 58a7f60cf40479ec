package main

//go:build windows

//go:build linux
func main() {
	//go:build linux
}
