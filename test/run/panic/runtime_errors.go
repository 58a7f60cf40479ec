package main

import "runtime"

type E struct{ x int }
type I interface{ M() }
type J interface{ M2() }
type V struct{}

func (V) M() {}

func try(name string, f func()) {
	defer func() {
		e := recover()
		if r, ok := e.(runtime.Error); ok {
			println(name+":", r.Error())
		} else if er, ok := e.(error); ok {
			println(name+": plain error", er.Error())
		} else {
			println(name + ": none")
		}
	}()
	f()
}

var s = []int{1, 2, 3}
var str = "abc"
var arr [4]int
var m map[string]int
var zero int
var neg = -1
var five = 5
var a any
var i I

func main() {
	try("index", func() { _ = s[five] })
	try("index neg", func() { _ = s[neg] })
	try("index array", func() { _ = arr[five] })
	try("index string", func() { _ = str[five] })
	try("index uint8", func() { u := uint8(200); _ = s[u] })
	try("index huge", func() { u := uint64(1 << 63); _ = s[u] })
	try("slice hi", func() { _ = s[:five] })
	try("slice lo>hi", func() { x := 1; _ = s[2:x] })
	try("slice lo", func() { _ = s[five:] })
	try("slice neg", func() { _ = s[neg:] })
	try("slice neg hi", func() { _ = s[:neg] })
	try("slice str", func() { _ = str[:five] })
	try("slice str lo", func() { _ = str[five:] })
	try("slice str both", func() { x := 1; _ = str[2:x] })
	try("slice arr", func() { _ = arr[:five] })
	try("slice3 max", func() { _ = s[0:1:five] })
	try("slice3 hi", func() { _ = s[0:five:3] })
	try("slice3 lo", func() { x := 2; _ = s[x:1:3] })
	try("slice3 neg", func() { _ = s[0:1:neg] })
	try("to array", func() { _ = [4]int(s) })
	try("to array ptr", func() { _ = (*[4]int)(s) })
	try("map write", func() { m["a"] = 1 })
	try("div", func() { _ = five / zero })
	try("mod", func() { _ = five % zero })
	try("nil ptr", func() { var p *E; _ = p.x })
	try("nil func", func() { var f func(); f() })
	try("nil iface", func() { i.M() })
	try("assert nil", func() { _ = a.(int) })
	try("assert nil to iface", func() { _ = a.(I) })
	a = "str"
	try("assert wrong", func() { _ = a.(int) })
	try("assert missing", func() { _ = a.(I) })
	try("assert struct", func() { _ = a.(E) })
	try("assert ptr", func() { _ = a.(*E) })
	try("assert slice", func() { _ = a.([]string) })
	i = V{}
	try("assert concrete", func() { _ = i.(*V) })
	try("assert other iface", func() { _ = i.(J) })
	a = E{}
	try("assert ptr recv", func() { _ = a.(interface{ Q(int) string }) })
	try("make neg", func() { _ = make([]int, neg) })
	try("make cap", func() { _ = make([]int, 3, zero) })
	try("make huge", func() { x := 1 << 62; _ = make([]int, x) })
	try("make chan", func() { _ = make(chan int, neg) })
	try("close nil", func() { var c chan int; close(c) })
	try("close twice", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("shift", func() { _ = 1 << neg })
	try("shift assign", func() { x := 1; x >>= neg })
	try("hash", func() { m := map[any]int{}; m[s] = 1 })
	try("compare", func() { var x, y any = s, s; _ = x == y })
	try("map neg", func() { m := make(map[int]int, neg); m[1] = 1; _ = s[len(m)+five] })
	try("nil panic", func() { panic(nil) })
}
