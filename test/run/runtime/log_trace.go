package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
)

func helper(l *log.Logger) { l.Output(2, "from helper") }

func main() {
	l := log.New(os.Stdout, "pre ", log.Lshortfile)
	l.Println("one", 2)
	l.Printf("%d", 3)
	helper(l)
	func() { l.Print("closure") }()
	l.SetFlags(log.Lmsgprefix)
	l.SetPrefix("[p] ")
	l.Print("no newline")
	fmt.Println(l.Flags() == log.Lmsgprefix, l.Prefix(), l.Writer() == os.Stdout)
	var b bytes.Buffer
	t := log.New(&b, "", log.LstdFlags|log.Lmicroseconds|log.LUTC)
	t.Print("timed")
	fmt.Println(len(b.String()) == len("2009/01/23 01:23:23.123123 timed\n"), strings.HasSuffix(b.String(), " timed\n"))
	defer func() { fmt.Println("recovered", recover()) }()
	l.Panicf("panic %d", 5)
}
