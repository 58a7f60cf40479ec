package main

import "/abs/x"

func main() {}
