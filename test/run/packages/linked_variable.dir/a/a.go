package a

import "errors"

var hidden = errors.New("a's error")
var count = 3
var table = [...]string{"x", "y"}

func Count() int     { return count }
func Hidden() error  { return hidden }
func Table() *string { return &table[1] }
