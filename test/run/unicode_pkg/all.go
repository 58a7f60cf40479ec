package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, r := range "aZ5 \t_é世ß!٣ǅ\u0301€\u200b" {
		fmt.Printf("%q", r)
		for _, f := range []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsSpace, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsPunct, unicode.IsSymbol, unicode.IsControl, unicode.IsPrint, unicode.IsGraphic, unicode.IsMark} {
			if f(r) {
				fmt.Print("1")
			} else {
				fmt.Print("0")
			}
		}
		fmt.Printf(" %c%c%c %c\n", unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r))
	}
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.In('я', unicode.Latin, unicode.Cyrillic), unicode.MaxRune, unicode.Version != "")
	for _, s := range []string{"a", "é", "世", "😀", "\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", ""} {
		r, n := utf8.DecodeRuneInString(s)
		l, k := utf8.DecodeLastRuneInString("x" + s)
		fmt.Println(r, n, l, k, utf8.ValidString(s), utf8.RuneCountInString(s), utf8.FullRuneInString(s))
	}
	for _, r := range []rune{0, 'a', 0x7ff, 0x800, 0xd800, 0xffff, 0x10ffff, 0x110000, -1} {
		b := utf8.AppendRune(nil, r)
		fmt.Println(b, utf8.RuneLen(r), utf8.ValidRune(r), utf8.EncodeRune(make([]byte, 4), r), utf16.IsSurrogate(r), utf16.Encode([]rune{r}))
	}
	fmt.Println(string(utf16.Decode([]uint16{0x48, 0xd83d, 0xde00, 0xd800, 0x49})), utf8.RuneStart(0x80), utf8.UTFMax, string(utf8.RuneError))
	b := []byte("héllo")
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		fmt.Printf("%c%d ", r, n)
		b = b[n:]
	}
	fmt.Println()
	sp := unicode.SpecialCase{{Lo: 'i', Hi: 'i', Delta: [3]rune{'İ' - 'i', 0, 'İ' - 'i'}}}
	fmt.Println(string(sp.ToUpper('i')), string(unicode.TurkishCase.ToLower('I')))
}
