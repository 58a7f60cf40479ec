package p

func f() {}

import "fmt" // error: syntax error: imports must appear before other declarations
