package p

import (
	"fmt"
	"nosuchpackage" // error: package nosuchpackage is not in std \(.*/src/nosuchpackage\)
	"strings"
)

func f() {
	fmt.Nope()
}
