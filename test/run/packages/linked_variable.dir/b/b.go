// Package b does not import a, so it may be laid out first.
package b

import _ "unsafe"

//go:linkname err example.com/app/a.hidden
var err error

//go:linkname n example.com/app/a.count
var n int

//go:linkname words example.com/app/a.table
var words [2]string

//go:linkname nobody example.com/app/a.nobody
var nobody int

func Err() error    { return err }
func Add(d int) int { n += d; nobody += d; return nobody }
func Word() *string { return &words[1] }
