package p

import (
	"fmt"
	"nosuchpackage" // error: package nosuchpackage is not in std \(/usr/local/go/src/nosuchpackage\)
	"strings"
)

func f() {
	fmt.Nope()
}
