package p

x := 1 // error: syntax error: non-declaration statement outside function body

for {
}
