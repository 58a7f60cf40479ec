package main

type R interface{ Read() string }
type W interface{ Write() string }
type RW interface {
	R
	W
}
type file struct{ n string }

func (f *file) Read() string  { return "r" + f.n }
func (f *file) Write() string { return "w" + f.n }

type ro string

func (r ro) Read() string { return "ro" + string(r) }

type MyInt int
type Alias = int

func cls(x any) {
	switch t := x.(type) {
	case Alias:
		println("int", t)
	case MyInt:
		println("MyInt", t)
	case *int:
		println("*int", *t)
	case []byte:
		println("bytes", len(t))
	case [2]int:
		println("[2]int", t[1])
	case map[string]int:
		println("map", t["a"])
	case func(int) int:
		println("func", t(2))
	case chan int:
		println("chan", cap(t))
	case <-chan int:
		println("recv chan", cap(t))
	case struct{ x int }:
		println("anon", t.x)
	case RW:
		println("RW", t.Read(), t.Write())
	case R:
		println("R", t.Read())
	case float32, float64:
		_, is32 := t.(float32)
		println("float", is32)
	case error, W:
		println("err or W")
	case interface{ M() }:
		println("M")
	case any:
		println("any")
	default:
		println("nil?", t == nil)
	}
}

type mm struct{}

func (mm) M() {}

func main() {
	n := 5
	c := make(chan int, 3)
	for _, x := range []any{1, MyInt(2), &n, []byte("abc"), [2]int{1, 2}, map[string]int{"a": 7}, func(i int) int { return i * i }, c, (<-chan int)(c), struct{ x int }{4},
		&file{"f"}, ro("o"), float32(1), 2.0, mm{}, &mm{}, "str", nil, true, [3]int{}} {
		cls(x)
	}
	var r R = &file{"x"}
	w := r.(W)
	println(w.Write(), w.(R).Read(), w.(RW).Read(), w.(*file).n)
	r = ro("z")
	_, ok := r.(W)
	println(ok)
	w, ok = r.(W)
	println(w == nil, ok)
	s, ok := r.(ro)
	println(s == "z", ok)
	f, ok := r.(*file)
	println(f == nil, ok)
	m := map[string]any{"a": 1, "b": "x"}
	if v, ok := m["a"].(int); ok {
		println(v)
	}
	_, ok = m["zz"].(int)
	println(ok)
	var arr [2]bool
	_, arr[1] = m["b"].(string)
	println(arr[1])
	v, ok := any(c).(chan<- int)
	println(v == nil, ok)
	switch any(n).(type) {
	case int:
		println("no var")
		fallthroughNot()
	}
	switch y := n + 1; x := any(y).(type) {
	case int:
		println(x, y)
	}
	x := any(n).(int) + any(n).(int)
	println(x)
	type local struct{ a int }
	_, ok = any(struct{ a int }{}).(local)
	println(ok)
	_, ok = any([]MyInt{}).([]int)
	println(ok)
}

func fallthroughNot() { println("call") }
