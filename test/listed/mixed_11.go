package main

func main() {
	var a [3]int
	var s []int
	var m map[string]int
	var p *[3]int
	var str string
	_ = a[3]
	_ = a[-1]
	_ = a["x"]
	_ = a[1.5]
	_ = a[1:5]
	_ = a[2:1]
	_ = s[2:1]
	_ = s[1:2:1]
	_ = s["a":]
	_ = m[1]
	_ = m[1:2]
	_ = p[5]
	_ = str[1:2:3]
	_ = str["a"]
	_ = 5[0]
	_ = m.x
	_ = [...]int{1,2,3}[1:2]
	_ = main[0]
	_ = s[:][1:][undefinedI]
	_ = (s)[nil]
}
