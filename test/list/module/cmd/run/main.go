// Run is a
// command``s'' comment.
package main

import "fmt"

func main() { fmt.Println() }
