package main

import 1x "fmt"

func main() {}
