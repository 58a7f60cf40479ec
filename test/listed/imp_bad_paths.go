package main

import (
	""
	"a b"
	"/abs"
	"./rel"
	"../rel"
	"a//b"
	"fmt/"
	"unicode//utf8"
	"a\x00b"
	"a!b"
	"."
	".."
	"a/../b"
	`raw`
	"-x"
	"a/."
)

func main() {}
