// The Error method of a panic's value faults itself.
package main

type failure struct{ text *string }

func (f failure) Error() string { return *f.text }

func main() { panic(failure{}) }
