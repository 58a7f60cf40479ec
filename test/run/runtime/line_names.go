// What //line directives name: relative names belong to the source's folder, an empty one is "??".
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

var folder string

func at() {
	_, file, line, _ := runtime.Caller(1)
	if rest, ok := strings.CutPrefix(file, folder); ok {
		file = "FOLDER" + rest
	}
	fmt.Println(file, line)
}

func main() {
	_, file, _, _ := runtime.Caller(0)
	folder = filepath.Dir(file)
//line foo.go:10
	at()
//line x/../sub//foo.go:20
	at()
//line /abs/../x.go:30
	at()
//line :40
	at()
//line ./z/:50:2
	at()
	/*line :7:3*/ at(); /*line d.go:8:1*/ at()
//line :60:1
	at()
//line a b.go:70
	at()
	at()
	defer func() {
		recover()
		var pcs [10]uintptr
		frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs[:])])
		for {
			f, more := frames.Next()
			if strings.HasPrefix(f.Function, "main.") {
				fmt.Println(f.Function, strings.Replace(f.File, folder, "FOLDER", 1), f.Line)
			}
			if !more {
				break
			}
		}
		os.Exit(0)
	}()
//line last.go:100
	panic(1)
}
