package main

import "internal/abi"

func main() { abi.X() }
