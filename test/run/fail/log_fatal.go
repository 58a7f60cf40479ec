package main

import (
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("prog: ")
	log.SetOutput(os.Stdout)
	defer log.Println("not run")
	log.Println("start", 1)
	log.Fatalf("fatal %d", 2)
}
