// Tool is a command.
package main

// Exported is not shown.
const Exported = 1

func main() {}
