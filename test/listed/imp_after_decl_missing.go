package main

func main() {}

import "nosuch"
