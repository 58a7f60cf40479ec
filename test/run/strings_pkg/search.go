package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "the quick brown fox, the lazy dog"
	fmt.Println(strings.Contains(s, "fox"), strings.Contains(s, ""), strings.ContainsAny(s, "xyz"), strings.ContainsRune(s, 'q'), strings.ContainsFunc(s, unicode.IsUpper))
	fmt.Println(strings.Index(s, "the"), strings.LastIndex(s, "the"), strings.Index(s, "zzz"), strings.IndexByte(s, 'q'), strings.LastIndexByte(s, 'o'), strings.IndexAny(s, ",!"), strings.LastIndexAny(s, "aeiou"), strings.IndexRune("aé世", '世'), strings.IndexFunc("abc1", unicode.IsDigit), strings.LastIndexFunc("1abc", unicode.IsDigit))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("five", ""), strings.Count("aaaa", "aa"))
	fmt.Println(strings.HasPrefix(s, "the"), strings.HasSuffix(s, "dog"), strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Σσς", "σςΣ"), strings.Compare("a", "b"))
	long := strings.Repeat("ab", 500) + "needle" + strings.Repeat("cd", 500)
	fmt.Println(strings.Index(long, "needle"), strings.Index(long, "bc"), strings.LastIndex(long, "dn"), strings.Index(long, strings.Repeat("ab", 40)+"n"), strings.Count(long, "abab"))
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,,c", ","), strings.Split("", ","), strings.Split("abc", ""), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Printf("%q %q %q\n", strings.SplitAfter("a,b,c", ","), strings.SplitAfterN("a,b,c", ",", 2), strings.SplitN("a,b", ",", 0))
	fmt.Printf("%q %q\n", strings.Fields("  a b\t\nc  "), strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Println(strings.Cut("k=v=w", "="))
	fmt.Println(strings.Cut("none", "="))
	fmt.Println(strings.CutPrefix("prefix-x", "prefix-"))
	fmt.Println(strings.CutSuffix("x.go", ".txt"))
	fmt.Printf("%q %q %q %q %q\n", strings.Trim("xxhixx", "x"), strings.TrimLeft("xxhixx", "x"), strings.TrimRight("xxhixx", "x"), strings.TrimSpace(" \t a b \n"), strings.TrimFunc("123abc456", unicode.IsDigit))
	fmt.Println(strings.TrimPrefix("abc", "ab"), strings.TrimSuffix("abc", "bc"), strings.TrimPrefix("abc", "x"), strings.Trim("ééaé", "é"))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("aaa", "a", "bb"), strings.Replace("abc", "", "-", -1))
	fmt.Println(strings.ToUpper("hello ß é"), strings.ToLower("ÀÉÎ HI"), strings.Title("go is fun"), strings.ToTitle("ǆ"), strings.ToValidUTF8("a\xffb\xfe\xfdc", "?"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"), strings.Join([]string{"x"}, "-"), strings.Join(nil, "-") == "", strings.Repeat("-", 5), strings.Repeat("x", 0) == "")
	defer func() { fmt.Println(recover()) }()
	strings.Repeat("x", -1)
}
