//go:build linux

//go:noinline

package main

func main() {}
