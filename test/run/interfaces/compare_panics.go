package main

type S struct {
	a int
	f any
}
type T struct {
	a int
	s []int
}

func try(name string, f func() bool) {
	defer func() {
		if e := recover(); e != nil {
			println(name, e.(error).Error())
		}
	}()
	println(name, f())
}

func main() {
	var a, b any = []int{1}, []int{1}
	try("slices", func() bool { return a == b })
	try("slice int", func() bool { return a == any(1) })
	try("slice nil", func() bool { return a == nil })
	b = map[string]int{}
	try("slice map", func() bool { return a == b })
	try("maps", func() bool { return b == b })
	try("funcs", func() bool { return any(main) == any(main) })
	try("struct eq", func() bool { return any(S{1, 2}) == any(S{1, 2}) })
	try("struct dyn", func() bool { return any(S{1, a}) == any(S{1, a}) })
	try("struct dyn differs first", func() bool { return any(S{1, a}) == any(S{2, a}) })
	try("struct static", func() bool { return S{1, a} == S{1, a} })
	try("T", func() bool { return any(T{}) == any(T{}) })
	try("T other", func() bool { return any(T{}) == any(S{}) })
	try("array of any", func() bool { return [2]any{1, a} == [2]any{1, a} })
	try("array of any differs", func() bool { return [2]any{1, a} == [2]any{2, a} })
	try("any array", func() bool { return any([1][]int{}) == any([1][]int{}) })
	try("ptr", func() bool { return any(&T{}) == any(&T{}) })
	try("key", func() bool { return map[any]int{a: 1} == nil })
	m := map[any]int{}
	try("lookup", func() bool { return m[a] == 0 })
	m[1] = 1
	try("lookup2", func() bool { return m[S{1, a}] == 0 })
	try("lookup3", func() bool { _, ok := m[[2]any{1, main}]; return ok })
	try("delete", func() bool { delete(m, a); return true })
	try("store", func() bool { m[T{}] = 1; return true })
	var e any = struct{ f func() }{}
	try("anon", func() bool { return e == e })
	try("switch", func() bool {
		switch a {
		case 1:
			return true
		case a:
			return true
		}
		return false
	})
	type loc struct{ x []byte }
	try("local", func() bool { return any(loc{}) == any(loc{}) })
	try("chan", func() bool { c := make(chan []int); return any(c) == any(c) })
	println(len(m))
}
