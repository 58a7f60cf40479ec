package main

func func() {}
var type = 1
const if = 2
