package main

import "fmt"
import "fmt"
import f "fmt"
import f "os"

func main() { fmt.Println(); f.Println() }
