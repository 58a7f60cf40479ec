package main

import (
	"fmt"
	"os"
	str "strings"
	. "sort"
	_ "math"
)

func main() {
	a := 1
	var b int
	c, d := 1, 2
	_ = d
	for i := range 3 {
	}
	func() { e := 1 }()
	switch f := any(1).(type) {
	}
	switch g := any(1).(type) {
	case int:
	}
	if h := 1; true {
	}
	b = 2
}
