package main

const wordSize = "from word.go"
