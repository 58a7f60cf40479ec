// Package list is listed, J. R. says. And more.
package list

import (
	"ex.com/list/a"
	"ex.com/other/sub"
	"strings"
)

var _ = strings.ToUpper
