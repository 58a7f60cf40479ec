package main

import "fmt"

func main() {
	fmt.Println(osName, tag, combined, wordSize, notIgnored)
	fmt.Println(parts)
}

var parts []string
