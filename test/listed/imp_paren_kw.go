package main

import (
	func "os"
)

func main() {}
