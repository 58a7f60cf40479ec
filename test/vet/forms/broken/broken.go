package broken

func F() string {
	return 1
}

func G() { x }
