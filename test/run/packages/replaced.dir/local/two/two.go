package two

import "example.com/one"

func Name() string { return "two after " + one.Name }
