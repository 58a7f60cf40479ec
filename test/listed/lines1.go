package main

func main() {
	undefined0()
//line foo.go:10
	undefined1(); undefined2()
//line foo.go:10
	undefined1()
//line bar.go:5:3
	undefined3()
//line :7:1
	undefined4()
//line :9
	undefined5()
//line /abs/x/../y.go:3
	undefined6()
//line ../up.go:3
	undefined7()
	/*line zz.go:1:2*/ undefined8()
	goto L
//line q.go:0
//line q.go:x
//line q.go:1:0
}
