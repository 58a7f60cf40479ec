// A deferred function that a panic runs is called by runtime.gopanic; one that a return runs by its function.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

func names(skip int) string {
	pc := make([]uintptr, 20)
	frames := runtime.CallersFrames(pc[:runtime.Callers(skip, pc)])
	var list []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") || f.Function == "runtime.gopanic" {
			list = append(list, strings.TrimPrefix(f.Function, "main."))
		}
		if !more {
			return strings.Join(list, " ")
		}
	}
}

//go:noinline
func deferred() {
	for skip := range 4 {
		fmt.Println(skip, names(skip+1))
	}
	_, _, line, ok := runtime.Caller(2)
	fmt.Println(line, ok)
	pc, _, _, _ := runtime.Caller(1)
	fmt.Println(runtime.FuncForPC(pc).Name())
	fmt.Println(recover())
}

func panics() {
	defer deferred()
	panic(errors.New("first"))
}

func twice() {
	defer deferred()
	defer func() { panic("second") }()
	panic("first")
}

//go:noinline
func returns() {
	defer deferred()
	fmt.Println("in returns")
}

func main() {
	panics()
	twice()
	returns()
}
