package main

import (
	"fmt"

	"example.com/app/a"
	"example.com/app/b"
)

type T struct{ v int }

type secret interface{ hidden() int }

type impl struct{}

func (impl) hidden() int { return 1 }

type embeds struct {
	a.Type
	b.Other
}

func main() {
	// unexported names of different packages differ
	_, ok := a.Make().(secret)
	fmt.Println(ok, a.Is(impl{}), a.Is(a.Make()), b.Is(a.Make()))
	fmt.Println(a.Anon() == b.Anon(), a.Anon() == a.Anon(), a.Exported() == b.Exported())
	fmt.Printf("%T %T %T %v %+v\n", T{}, a.T{}, b.T{}, a.New(4), a.New(5))
	var e embeds
	e.Set(7)
	fmt.Println(e.Get(), e.Other.Get2())
	f := a.New(9).Value
	fmt.Println(f())
	var i a.Iface = a.Make()
	fmt.Println(i.Name(), i.(interface{ Name() string }).Name())
	defer func() { fmt.Println(recover()) }()
	_ = any(a.Make()).(b.Iface)
}
