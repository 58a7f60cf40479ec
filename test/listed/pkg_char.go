@package main

func main() {}
