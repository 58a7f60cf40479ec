package main

import "f\qmt"

func main() {}
