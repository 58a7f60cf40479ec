package p

import "fmt"

type F func(int) int
type FS func(string) string

func id[T any](x T) T                     { return x }
func two[A, B any](a A) (b B)             { return }
func num[T ~int | ~float64](x T) T        { return x }
func noarg[T any]() (t T)                 { return }

type S struct {
	f F
	g func(string) int
}

func takes(f F, g ...F) {}
func rets() (F, func(string) string) { return id, id }
func rets2() (y func()) { return id } // error: type func\(\) of y does not match func\(x T\) T \(cannot infer T\)
func rets3() func() { return id } // error: type func\(\) of result variable does not match func\(x T\) T \(cannot infer T\)
func rets4() (F, func()) { return id, id } // error: type func\(\) of result variable does not match func\(x T\) T \(cannot infer T\)

func main() {
	var f F = id
	f = id
	_ = F(id)
	_ = (func(int) int)(id)
	_ = F((id)) // error: cannot use generic function id without instantiation
	f = (id) // error: cannot use generic function id without instantiation
	ch := make(chan F, 1)
	ch <- id
	select {
	case ch <- id:
	case ch <- two[int]: // error: cannot infer B \(declared at \S*infer_targets\.go:9:13\)
	case ch <- noarg: // error: type func\(int\) int of send does not match func\(\) \(t T\) \(cannot infer T\)
	}
	ch <- two[int] // error: cannot infer B \(declared at \S*infer_targets\.go:9:13\)
	_ = []F{id, two, two[int], num, noarg} // error: cannot infer B \(declared at \S*infer_targets\.go:9:13\) // error: type func\(int\) int of array or slice literal does not match func\(\) \(t T\) \(cannot infer T\)
	_ = [...]F{0: id, 2: num}
	_ = map[string]F{"a": id, "b": two[int]} // error: cannot infer B \(declared at \S*infer_targets\.go:9:13\)
	_ = S{f: id, g: two}
	_ = S{id, two}
	_ = S{f: two[int], g: two[string]} // error: cannot infer B \(declared at \S*infer_targets\.go:9:13\)
	_ = S{f: noarg} // error: type func\(int\) int of struct literal does not match func\(\) \(t T\) \(cannot infer T\)
	_ = S{id, noarg} // error: type func\(string\) int of struct literal does not match func\(\) \(t T\) \(cannot infer T\)
	_ = func() func(string) string { return num } // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	var fs FS = num // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	fs = num // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = FS(num) // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = []FS{num} // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = map[int]FS{1: num} // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	ca := make(chan FS)
	ca <- num // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = struct{ f FS }{num} // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = struct{ f FS }{f: num} // error: string does not satisfy ~int \| ~float64 \(string missing in ~int \| ~float64\)
	_ = append([]F{}, id) // error: cannot use generic function id without instantiation
	_ = append([]F{}, f, id) // error: cannot use generic function id without instantiation
	copy([]F{}, id) // error: cannot use generic function id without instantiation
	delete(map[string]int{}, id) // error: cannot use generic function id without instantiation
	panic(id) // error: cannot use generic function id without instantiation
	print(id) // error: cannot use generic function id without instantiation
	println(id) // error: cannot use generic function id without instantiation
	_ = min(id, 1) // error: cannot use generic function id without instantiation
	_ = new(id) // error: cannot use generic function id without instantiation
	_ = len(id) // error: cannot use generic function id without instantiation
	_ = cap(id) // error: cannot use generic function id without instantiation
	_ = f == id // error: cannot use generic function id without instantiation
	_ = id == nil // error: cannot use generic function id without instantiation
	switch f {
	case id: // error: cannot use generic function id without instantiation
	}
	switch id { // error: cannot use generic function id without instantiation
	}
	for range id { // error: cannot use generic function id without instantiation
	}
	_ = id + 1 // error: cannot use generic function id without instantiation
	_ = !id // error: cannot use generic function id without instantiation
	_ = *id // error: cannot use generic function id without instantiation
	_ = &id // error: cannot use generic function id without instantiation
	_ = id.x // error: cannot use generic function id without instantiation
	_ = id[0:1] // error: cannot use generic function id without instantiation
	_ = []any{id} // error: cannot use generic function id without instantiation
	var a any = id // error: cannot use generic function id without instantiation
	a = id // error: cannot use generic function id without instantiation
	_ = any(id) // error: cannot use generic function id without instantiation
	cany := make(chan any)
	cany <- id // error: cannot use generic function id without instantiation
	_ = []int{id} // error: cannot use generic function id without instantiation
	_ = map[string]int{"x": id} // error: cannot use generic function id without instantiation
	_ = []*F{id} // error: cannot use generic function id without instantiation
	_ = map[F]int{id: 1} // error: invalid map key type F
	var m map[F]int // error: invalid map key type F
	_ = m[id]
	var mi map[int]int
	_ = mi[id] // error: cannot use generic function id without instantiation
	var ma map[any]int
	_ = ma[id] // error: cannot use generic function id without instantiation
	mm := map[string]F{}
	mm["a"] = id
	mm["a"] = noarg // error: type func\(int\) int of mm\["a"\] does not match func\(\) \(t T\) \(cannot infer T\)
	var arr [2]F
	arr[0] = noarg // error: type func\(int\) int of arr\[0\] does not match func\(\) \(t T\) \(cannot infer T\)
	var st S
	st.f = noarg // error: type func\(int\) int of st\.f does not match func\(\) \(t T\) \(cannot infer T\)
	(&st).f = noarg // error: type func\(int\) int of \(&st\)\.f does not match func\(\) \(t T\) \(cannot infer T\)
	*&st.f = noarg // error: type func\(int\) int of \*&st\.f does not match func\(\) \(t T\) \(cannot infer T\)
	_, _ = id, id // error: cannot use generic function id without instantiation
	_ = id // error: cannot use generic function id without instantiation
	_ = takes
	takes(id, id, num)
	takes(noarg) // error: in call to takes, type func\[T any\]\(\) \(t T\) of noarg does not match F \(cannot infer T\)
	takes(f, noarg) // error: in call to takes, type func\[T any\]\(\) \(t T\) of noarg does not match F \(cannot infer T\)
	x := id // error: cannot use generic function id without instantiation
	var y = id // error: cannot use generic function id without instantiation
	const c = id // error: cannot use generic function id without instantiation
	defer id // error: expression in defer must be function call
	go id // error: expression in go must be function call
	id // error: cannot use generic function id without instantiation
	if id { // error: cannot use generic function id without instantiation
	}
	fmt.Println(id) // error: in call to fmt\.Println, cannot infer T \(declared at \S*infer_targets\.go:8:9\)
	func() {}(id) // error: too many arguments in call to func\(\) \{\}
	_ = [id]int{} // error: invalid array length id
	_ = arr[id] // error: cannot use generic function id without instantiation
	_ = ch
	_, _ = fs, a
	_, _ = x, y
	return id // error: cannot use generic function id without instantiation
	var i any
	_ = i.(id) // error: id \(function\) is not a type
	f()(id) // error: not enough arguments in call to f // error: invalid operation: cannot call f\(\) \(value of type int\): int is not a function
}
func P1[P func(int) int](p P) {
	p = id // error: cannot use generic function id without instantiation
	_ = P(id)
	_ = []P{id}
	var c chan P
	c <- id
	_ = struct{ p P }{id}
	var q P = id
	_ = q
	_ = map[string]P{"": id}
	p = noarg // error: cannot use generic function noarg without instantiation
}
func P2[P func(int) int | func(string) string](p P) {
	p = id // error: cannot use generic function id without instantiation
	_ = P(id) // error: cannot use generic function id without instantiation
	_ = []P{id} // error: cannot use generic function id without instantiation
	var q P = id // error: declared and not used: q // error: cannot use generic function id without instantiation
}
func P3[P ~func(int) int](p P) P {
	_ = []P{id}
	return id
}
func P4[P any](p P) P {
	_ = []P{id} // error: cannot use generic function id without instantiation
	return id // error: cannot use generic function id without instantiation
}
