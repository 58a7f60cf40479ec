package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "42", "-17", "+5", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "", "abc", "1_000", "0x10", " 1", "1e3"} {
		n, err := strconv.Atoi(s)
		m, err2 := strconv.ParseInt(s, 0, 64)
		u, err3 := strconv.ParseUint(s, 10, 64)
		fmt.Println(n, err, m, err2, u, err3)
	}
	fmt.Println(strconv.ParseInt("128", 10, 8))
	fmt.Println(strconv.ParseInt("-0b101", 0, 16))
	fmt.Println(strconv.ParseInt("zz", 36, 32))
	fmt.Println(strconv.ParseInt("1", 1, 0))
	_, err := strconv.ParseUint("-1", 10, 8)
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, errors.Is(err, strconv.ErrSyntax))
	for _, s := range []string{"1", "1.5", "-0", "1e400", "1e-400", "nan", "Inf", "-infinity", "0x1p-2", "1_0", ".5", "5.", "1e", "3.4028236e38", "0.1", "179769313486231570814527423731704356798070e+267"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err2)
	}
	for _, f := range []float64{0, 1, 0.1, 1e21, 123456789, 5e-324, 1.7976931348623157e308, 100, 0.3, 2.0 / 3} {
		for _, fm := range []byte("eEfgG") {
			fmt.Print(strconv.FormatFloat(f, fm, -1, 64), " ", strconv.FormatFloat(f, fm, 3, 64), " ", strconv.FormatFloat(f, fm, -1, 32), " ")
		}
		fmt.Println(strconv.FormatFloat(f, 'x', -1, 64), strconv.FormatFloat(f, 'b', -1, 64))
	}
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatUint(1<<64-1, 2), strconv.FormatInt(35, 36), strconv.Itoa(-0), strconv.FormatInt(-1<<63, 10))
	for _, s := range []string{"a", "a\"b", "世\n", "\x00\xff", "😀", "`"} {
		q := strconv.Quote(s)
		u, err := strconv.Unquote(q)
		fmt.Println(q, strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), u == s, err, strconv.CanBackquote(s))
	}
	for _, s := range []string{`"a`, `'a'`, "`raw`", `"\x4"`, `'ab'`, `""`, `"\u4e16\101"`} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", u, err)
	}
	fmt.Println(strconv.QuoteRune('\''), strconv.QuoteRune('☺'), strconv.QuoteRuneToASCII('☺'), strconv.IsPrint('\u00ad'))
	for _, s := range []string{"1", "t", "TRUE", "false", "F", "yes"} {
		fmt.Println(strconv.ParseBool(s))
	}
	b := strconv.AppendInt([]byte("n="), 5, 10)
	b = strconv.AppendQuote(append(b, ' '), "q")
	b = strconv.AppendFloat(append(b, ' '), 2.5, 'f', 1, 64)
	fmt.Println(string(strconv.AppendBool(b, true)))
	r, mb, tail, err := strconv.UnquoteChar(`\u00e9x`, '"')
	fmt.Println(r, mb, tail, err)
	c, err := strconv.ParseComplex("1+2i", 128)
	fmt.Println(c, err)
}
