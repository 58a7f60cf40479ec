// compress/flate both ways.
package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"strconv"
)

func main() {
	n := 1000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	data := make([]byte, n*1024)
	x := uint32(1)
	for i := range data {
		x = x*1664525 + 1013904223
		if x>>28 < 6 && i > 100 {
			data[i] = data[i-100]
		} else {
			data[i] = "the quick brown fox jumps "[x>>16%26]
		}
	}
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 6)
	w.Write(data)
	w.Close()
	back, err := io.ReadAll(flate.NewReader(&b))
	fmt.Println(err, bytes.Equal(data, back), len(back))
}
