package effect

import "os"

func init() { os.Stdout.WriteString("effect initialised\n") }
