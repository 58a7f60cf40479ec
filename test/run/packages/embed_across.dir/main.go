package main

import "example.com/app/base"

type derived struct {
	base.Base
	*base.Node
	name string
}

func (d derived) Hook() string { return "derived" }

type logger struct{ base.Logger }

func main() {
	d := derived{Base: base.NewBase(3), Node: base.Chain(1, 2, 3), name: "d"}
	d.Inc()
	d.Inc()
	println(d.Value(), d.Run(), d.Hook(), d.Sum(), d.Next.Val)
	d.Val = 100
	println(d.Node.Sum(), base.Limit, base.Kinds[base.B])
	var h base.Hooker = d
	println(h.Hook(), base.Call(h), base.Call(&d.Base))
	l := logger{base.Console("> ")}
	l.Log("embedded interface")
	f := d.Inc
	f()
	println(d.Value(), base.Base.Value(d.Base))
	base.Global++
	p := &base.Global
	*p += 5
	println(base.ReadGlobal())
}
