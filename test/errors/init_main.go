package main

var init = 1 // error: cannot declare init - must be func

func init(x int) {} // error: func init must have no arguments and no return values
func init() int  { return 1 } // error: func init must have no arguments and no return values

func main(args []string) {} // error: func main must have no arguments and no return values

func f() {
	init() // error: undefined: init
}
