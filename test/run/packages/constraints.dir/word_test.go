package main

const wordSize = "from a test file"
