// Minilang is an interpreter for a small language with functions, closures, lists and maps.
//
//	vo run examples/minilang [SCRIPT]
//
// Without a script it runs examples/minilang/sample.mini.
package main

import (
	"fmt"
	"os"
)

func find(name string) ([]byte, error) {
	if name != "" {
		return os.ReadFile(name)
	}
	var err error
	for _, p := range []string{"examples/minilang/", "", "minilang/", "../minilang/"} {
		var text []byte
		if text, err = os.ReadFile(p + "sample.mini"); err == nil {
			return text, nil
		}
	}
	return nil, err
}

func main() {
	name := ""
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	text, err := find(name)
	if err == nil {
		err = execute(string(text), os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "minilang:", err)
		os.Exit(1)
	}
}
