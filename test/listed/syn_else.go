package main

func main() {
	if true {
	} else if {
	} else foo()
	if true {
	} else
	{
	}
}
