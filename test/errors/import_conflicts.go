package p

import "fmt"
import "fmt" // error: fmt redeclared in this block // error: "fmt" imported and not used
import "os" // error: "os" imported and not used

var os int // error: os already declared through import of package os \("os"\)

func strings() {}

func f() { fmt.Println(os); strings() } // error: use of package os not in selector
