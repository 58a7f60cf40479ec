package main

type myStr string
type myBytes []byte
type myByte byte
type myRunes []rune

func show(s string) {
	for i := 0; i < len(s); i++ {
		print(s[i], " ")
	}
	println()
}

func main() {
	show("aé世😀")
	for _, r := range []rune("aé世😀\xff\xc0\xaf") {
		print(r, " ")
	}
	println()
	show(string([]rune{65, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff}))
	show(string([]rune{-1, 0xd800, 0xdfff, 0x110000}))
	show(string(rune(0)))
	show("\u0000\xff\377\u00ff")
	var s myStr = "abc"
	b := []byte(s)
	mb := myBytes(s)
	mb[1] = 'X'
	println(string(s), string(b), string(mb), myStr(mb) == "aXc")
	mr := myRunes("hé")
	println(len(mr), string(mr))
	bb := []myByte("xyz")
	println(len(bb), bb[0], string(bb))
	// iteration over invalid UTF-8
	bad := "a\x80b\xe4\xb8c\xf0\x9f\x98d\xed\xa0\x80e\xc0\x80\xf4\x90\x80\x80"
	for i, r := range bad {
		print(i, ":", r, " ")
	}
	println()
	println(len([]rune(bad)), string([]rune(bad)) == bad, len(string([]rune(bad))))
	for i, r := range []byte("é") {
		print(i, ":", r, " ")
	}
	println()
	x := "abc"
	y := x
	x = x + "d"
	println(x, y)
	bs := []byte(y)
	z := string(bs)
	bs[0] = '!'
	println(y, z, string(bs))
	for i, c := range []byte("mutate") {
		bs = append(bs, c+byte(i))
	}
	println(string(bs))
	println(string([]byte(nil)) == "", string([]rune{}) == "", len([]byte("")), []byte("") == nil)
	e := ""
	for i := range e {
		println(i)
	}
	println(string(bs[1:3]), string(bs[:0]) == "")
	w := "αβγ"
	println(w[0], w[1:3] == "\xb1\xce", w[2:4])
	sub := w[1:]
	for _, r := range sub {
		print(r, " ")
	}
	println()
	if string(bs) == "!bcmuubwj" || string(b) == "abc" {
		println("compare")
	}
	switch string(b) {
	case "abd":
		println("no")
	case "abc":
		println("abc")
	}
	println("a"+string(b)+"c"+string(s)+"e"+string(rune('f')), len("a"+string(b)))
	arr := [3]byte{'x', 'y', 'z'}
	println(string(arr[:]), string(arr[1:]))
	var r rune = 'é'
	println(string(r), string(r)+string(r+1))
}
