package main

import "fmt"

type V struct{ n int }

func (v V) Val() string  { return fmt.Sprint("val", v.n) }
func (v *V) Ptr() string { v.n++; return fmt.Sprint("ptr", v.n) }

type Valer interface{ Val() string }
type Ptrer interface{ Ptr() string }
type Both interface {
	Valer
	Ptrer
}
type EV struct{ V }
type EP struct{ *V }
type EI struct{ Valer }
type Deep struct {
	EV
	x int
}
type DeepP struct{ *Deep }

func check(name string, x any) {
	_, v := x.(Valer)
	_, p := x.(Ptrer)
	_, b := x.(Both)
	fmt.Println(name, v, p, b)
}

type Over struct {
	V
	EI2
}
type EI2 struct{ Other string }

func (EI2) Val2() string { return "val2" }

type Shadow struct{ V }

func (s Shadow) Val() string { return "shadow " + s.V.Val() }

type Field struct {
	V
	Val int
}
type A1 struct{}
type A2 struct{}

func (A1) M() string { return "A1" }
func (A2) M() string { return "A2" }

type Ambig struct {
	A1
	A2
}
type Resolved struct {
	Ambig
	A3
}
type A3 struct{}

func (A3) M() string { return "A3" }

func main() {
	check("V", V{})
	check("*V", &V{})
	check("EV", EV{})
	check("*EV", &EV{})
	check("EP", EP{&V{}})
	check("*EP", &EP{&V{}})
	check("EI", EI{&V{}})
	check("Deep", Deep{})
	check("*Deep", &Deep{})
	check("DeepP", DeepP{&Deep{}})
	check("Shadow", Shadow{})
	check("Field", Field{})
	check("*Field", &Field{})
	_, m := any(Ambig{}).(interface{ M() string })
	fmt.Println(m, Resolved{}.M())
	e := EV{V{1}}
	e.Ptr()
	var b Both = &e
	fmt.Println(b.Val(), b.Ptr(), e.n, e.Val())
	ep := EP{&V{5}}
	cp := ep
	cp.Ptr()
	fmt.Println(ep.Val(), Both(ep).Ptr())
	d := DeepP{&Deep{EV{V{7}}, 1}}
	d.Ptr()
	fmt.Println(d.Val(), d.EV.V.n, Both(d).Ptr(), d.Deep.Val())
	fmt.Println(Shadow{V{2}}.Val(), Field{V{3}, 4}.Val, Field{V{3}, 4}.V.Val(), Over{V{1}, EI2{"o"}}.Val2(), Over{}.Other == "")
	arr := []EV{{V{1}}, {V{2}}}
	arr[0].Ptr()
	for i := range arr {
		fmt.Print(arr[i].Ptr(), " ")
	}
	fmt.Println(arr)
	f := (*EV).Ptr
	g := EP.Ptr
	h := Valer.Val
	fmt.Println(f(&arr[1]), g(ep), h(EI{V{9}}), Deep.Val(Deep{}))
	mp := map[string]EP{"k": {&V{1}}}
	mp["k"].Ptr()
	fmt.Println(mp["k"].Val())
	anon := struct {
		*V
		Valer2 Valer
	}{&V{3}, V{4}}
	fmt.Println(anon.Ptr(), anon.Valer2.Val())
}
