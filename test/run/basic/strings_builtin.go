package main

func main() {
	s := "hello"
	t := s + ", " + "world"
	println(t, len(t), t[0], t[len(t)-1])
	println(s == "hello", s != "hellp", s < "help", "" < "a", "a" < "B", "abc" > "ab", "Z" <= "Z")
	println(t[:5], t[7:], t[3:3] == "", t[5:7], t[:], len(t[len(t):]))
	s += "!"
	println(s)
	for i, r := range "aé世\xff😀" {
		println(i, r)
	}
	for i := range "日本" {
		print(i, " ")
	}
	println()
	b := []byte("abc")
	b[0] = 'X'
	c := string(b)
	b[1] = 'Y'
	println(c, string(b))
	r := []rune("héllo")
	r[1] = 'e'
	println(string(r), len(r), len("héllo"))
	println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)) == "\uFFFD", string(rune(0xd800)) == "\uFFFD")
	println("tab\there", `raw\n`, "\x41\101\u0041\U00000041", "quote\"q", '\'', '\\')
	multi := `line1
line2`
	println(multi, len(multi))
	var e string
	println(len(e), e == "", e+"x")
	x := "a"
	y := "a" + e
	println(x == y)
	n := 0
	for range "héé" {
		n++
	}
	println(n)
	cmp := []string{"", "a", "aa", "ab", "b", "\x00", "\xff", "é"}
	for _, p := range cmp {
		for _, q := range cmp {
			if p < q {
				print("<")
			} else if p > q {
				print(">")
			} else {
				print("=")
			}
		}
		println()
	}
	big := ""
	for i := 0; i < 1000; i++ {
		big += string(rune('a' + i%26))
	}
	println(len(big), big[500:510])
	println(len("\xe4\xb8\x96"), "\xe4\xb8\x96" == "世", string([]byte{0xe4, 0xb8, 0x96}) == "世")
}
