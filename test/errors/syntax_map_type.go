package p

var a map[string] // error: syntax error: unexpected newline, expected type
var b [] // error: syntax error: unexpected newline, expected type
var c chan
