package main

import "fmt"

type (
	Int    int
	Int2   Int
	Str    string
	Bytes  []byte
	Fn     func(Int) Int
	Map    map[Str]Int
	Ptr    *int
	Ch     chan Int
	St     struct{ A, B int }
	St2    St
	Arr    [2]Int
	Iface  interface{ Do() string }
	Alias  = Int
	Chain  = Alias
	Nested struct{ In struct{ X Int } }
)

func (i Int) Do() string        { return fmt.Sprint("Int", int(i)) }
func (s St) Sum() int           { return s.A + s.B }
func (f Fn) Apply(i Int) Int    { return f(i) }
func (m Map) Keys() int         { return len(m) }
func (a *Arr) Set(i int, v Int) { a[i] = v }

func take(b []byte) int         { return len(b) }
func takeF(f func(Int) Int) Int { return f(1) }

func main() {
	var a Int = 5
	var b Int2 = Int2(a)
	var c Chain = a
	fmt.Println(a.Do(), b, c.Do(), a == c, Int(b) == a)
	fmt.Printf("%T %T %T %T\n", a, b, c, Alias(3))
	var i Iface = a
	_, ok := any(b).(Iface)
	fmt.Println(i.Do(), ok)
	s := St{1, 2}
	s2 := St2(s)
	var anon struct{ A, B int } = s
	s = anon
	fmt.Println(s.Sum(), s2.A, St(s2).Sum(), St(anon) == s)
	f := Fn(func(i Int) Int { return i * 2 })
	fmt.Println(f.Apply(4), takeF(f), Fn(nil) == nil)
	m := Map{"a": 1}
	var plain map[Str]Int = m
	fmt.Println(Map(plain).Keys(), m["a"]+1)
	by := Bytes("abc")
	fmt.Println(take(by), string(by), Str(by), []byte(Str("x")))
	n := 3
	var p Ptr = &n
	*p = 4
	fmt.Println(n, *(*int)(p))
	ch := make(Ch, 1)
	var send chan<- Int = ch
	send <- 7
	fmt.Println(<-ch)
	arr := Arr{1, 2}
	arr.Set(1, 9)
	fmt.Println(arr, [2]Int(arr) == [2]Int{1, 9})
	x := Nested{}
	x.In.X = 3
	fmt.Println(x, x.In == struct{ X Int }{3})
	type local Int
	fmt.Printf("%T %v\n", local(2), local(2))
	const k Int = 10
	fmt.Println(k.Do(), k/3, Int(7)/2*2, -k, Str("a")+"b", Int(300)%256)
	switch any(k).(type) {
	case int:
		fmt.Println("int")
	case Int2:
		fmt.Println("Int2")
	case Alias:
		fmt.Println("Int")
	}
	var e1, e2 any = Int(1), 1
	fmt.Println(e1 == e2, e1 == any(Int(1)), map[any]string{Int(1): "Int", 1: "int"}[Int(1)])
	func() {
		type T struct{ v int }
		t1 := any(T{1})
		func() {
			type T struct{ v int }
			_, ok := t1.(T)
			fmt.Println(ok)
		}()
	}()
}
