package p

import (
	"fmt" // error: "fmt" imported and not used
	"os"
	str "strings" // error: "strings" imported as str and not used
	_ "sort"
	. "math" // error: "math" imported and not used
)

var _ = os.Args
