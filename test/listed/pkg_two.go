package main
package foo

func main() {}
