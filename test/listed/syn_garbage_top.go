package main

x := 1
fmt.Println()
func main() {}
if true {}
return
