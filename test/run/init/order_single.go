package main

var (
	a = b + 1
	b = f("b", c)
	c = f("c", 1)
	d = f("d", 0)
)

func f(name string, v int) int {
	println("init", name, v)
	return v + 1
}

var x, y = pair()

func pair() (int, int) { println("pair", z); return z, z * 2 }

var z = f("z", 10)

var _ = f("blank", 0)

var viaFunc = indirect()

func indirect() int { return deep() }
func deep() int     { return late }

var late = f("late", 20)

type T struct{ n int }

func (t T) get() int  { return methodDep + t.n }
func (t *T) ptr() int { return ptrDep }

var viaMethod = T{1}.get()
var methodDep = f("methodDep", 30)
var viaMethodExpr = (*T).ptr
var ptrDep = f("ptrDep", 40)
var viaClosure = func() int { return closureDep }()
var closureDep = f("closureDep", 50)

var unused = func() int { return notCalled }
var notCalled = f("notCalled", 60)

var arr = [...]int{f("e0", 0), f("e1", 1), late}
var m = map[string]int{"k": f("mk", 2), "l": len(arr)}
var ptr = &target
var target = f("target", 70)
var iface interface{ get() int } = T{f("T", 3)}
var static = 5
var zero int
var afterZero = f("afterZero", zero)

func init() {
	println("init 1", a, b, c, d, x, y, z)
	zero = 9
}

func init() {
	println("init 2", zero, viaFunc, viaMethod, viaClosure, unused(), *ptr)
}

var last = f("last", 99)

func main() {
	println("main", arr[2], m["k"], m["l"], iface.get(), viaMethodExpr(nil), static, afterZero, last)
}

func init() { println("init 3") }
