package main

import 1

func main() {}
