package mypkg

func Name() string { return "mypkg" }
