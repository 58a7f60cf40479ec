// Output: 12 hello, files true
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

func main() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	go func() {
		fmt.Fprint(w, "hello, files")
		w.Close()
	}()
	b, _ := io.ReadAll(r)
	r.Close()
	_, err = os.Open("/nowhere/at/all")
	println(fmt.Sprint(len(b), " ", string(b), " ", errors.Is(err, fs.ErrNotExist)))
}
