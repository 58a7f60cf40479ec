package main

func main() error { // error: func main must have no arguments and no return values
	return nil
}
