// A deferred function that Goexit runs panics: the trace shows Goexit below it.
package main

import "runtime"

func leave() {
	defer func() { panic("in a deferred function") }()
	runtime.Goexit()
}

func main() { leave() }
