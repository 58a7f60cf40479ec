package one

var Name = "one"
