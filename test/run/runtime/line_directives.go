// Names in line directives are relative to the folder of the file.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

func where() {
	_, f, l, _ := runtime.Caller(1)
	fmt.Println(filepath.Base(f), l, f == "??", f == filepath.Base(f), strings.Contains(f, ".."), strings.HasPrefix(f, "sub"))
}

func main() {
	where()
//line foo.go:10
	where()
//line sub/bar.go:20
	where()
//line ../up.go:30
	where()
//line /abs/path.go:40
	where()
//line :50
	where()
/*line inl.go:60:5*/ where()
//line grammar.y:70
	where()
}
