package main

import (
	"fmt"

	"example.com/one"
	two "example.com/two/v2"
	"example.com/two/v2/extra"
)

func main() { fmt.Println(one.Name, two.Name(), extra.N) }
