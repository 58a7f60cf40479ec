package main

// Values of every shape go through an interface and come back unchanged and unshared.

type Small struct{ a, b uint8 }
type OnePtr struct{ p *int }
type Wide struct {
	a [5]int
	s string
}
type Emp struct{}
type ArrPtr [1]*int

func round(x any) any { return x }

func count(x any) int {
	switch v := x.(type) {
	case Small:
		v.a++
		return int(v.a)
	case OnePtr:
		*v.p++
		return *v.p
	case *Small:
		v.a++
		return int(v.a)
	case Wide:
		v.a[0]++
		return v.a[0]
	case Emp:
		return 77
	case ArrPtr:
		*v[0]++
		return *v[0]
	}
	return -1
}

func main() {
	println(round(1).(int), round(int8(-5)).(int8), round(uint8(200)).(uint8), round(int16(-300)).(int16), round(uint32(1<<31)).(uint32))
	println(round(1<<62).(int), round(uint64(1<<63)).(uint64), round(true).(bool), round(1.5).(float64), round(float32(0.25)).(float32))
	println(round("str").(string), round('x').(rune), len(round([]int{1, 2}).([]int)), real(round(1+2i).(complex128)))
	n := 1
	println(*round(&n).(*int), round(&n).(*int) == &n)
	s := Small{1, 2}
	var i any = s
	s.a = 100
	println(i.(Small).a, count(i), count(i), i.(Small).a)
	println(count(&s), count(&s), s.a)
	o := OnePtr{&n}
	println(count(o), count(o), n)
	w := Wide{s: "w"}
	w.a[0] = 5
	var wi any = w
	w.a[0] = 50
	println(count(wi), count(wi), wi.(Wide).a[0], wi.(Wide).s)
	v := wi.(Wide)
	v.s = "v"
	println(wi.(Wide).s)
	println(count(Emp{}), count(ArrPtr{&n}), n, count(nil))
	xs := []any{}
	for k := range 300 {
		xs = append(xs, k, float64(k), string(rune('a'+k%26)), Small{uint8(k), 1})
	}
	t := 0
	for _, x := range xs {
		switch x := x.(type) {
		case int:
			t += x
		case float64:
			t += int(x)
		case string:
			t += len(x)
		case Small:
			t += int(x.a)
		}
	}
	println(t)
	for k := range 260 {
		x, y := any(k), any(k)
		if x != y || any(uint8(k)) != any(uint8(k)) || any(uint8(k)) == any(int8(k)) {
			println("bad", k)
		}
	}
	f := func() int { return 9 }
	println(round(f).(func() int)())
	ch := make(chan int, 1)
	round(ch).(chan int) <- 4
	println(<-ch)
	m := map[string]int{}
	round(m).(map[string]int)["z"] = 8
	println(m["z"])
	var e any = round(round)
	println(e.(func(any) any)(3).(int))
	p := any(any(5))
	println(p.(int))
	a := [3]any{1, "two", [2]any{3, nil}}
	b := a
	b[0] = 9
	println(a[0].(int), a == [3]any{1, "two", [2]any{3, nil}}, a == b, a[2].([2]any)[0].(int))
}
