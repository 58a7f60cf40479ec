package p

func f()
{ // error: syntax error: unexpected semicolon or newline before \{
}
