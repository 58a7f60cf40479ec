package main

type S struct {
	n    int
	s    string
	p    *S
	list []int
	arr  [2]*int
	f    func(int) int
	i    any
	m    map[string]int
}

var one = 1
var list = []int{1, 2, 3}
var tree = &S{1, "root", &S{n: 2, s: "child", list: []int{4, 5}}, []int{6}, [2]*int{&one, nil}, double, "iface", nil}
var table = [...]struct {
	name string
	fn   func(int) int
}{{"double", double}, {"lit", func(i int) int { return i + 100 }}}
var matrix = [2][3]int{{1, 2, 3}, {4, 5, 6}}
var alias = &matrix[1][2]
var slice = matrix[1][:2]
var self = &loop
var loop = node{7, nil}
var errs = []error{nil, myErr("x")}
var strs = map[string][]string{"a": {"b", "c"}, "d": nil}
var bytes = []byte("bytes")
var runes = []rune{'a', 0x4e16}
var bigArr = [1000]int{500: 5, 999: 9}
var cplx = 1 + 2i
var anys = []any{1, "s", nil, S{n: 3}, &one, [2]int{1, 2}}
var boxed any = list
var fnv = double
var meth = S.val
var bound = S{n: 8}.val
var u8 = [256]uint8{'a': 1, 'z': 26}
var nested = struct {
	a struct{ b struct{ c []string } }
}{}

type node struct {
	v    int
	next *node
}
type myErr string

func (e myErr) Error() string { return string(e) }
func double(i int) int        { return i * 2 }
func (s S) val() int          { return s.n * 10 }

func main() {
	println(tree.p.list[1], *tree.arr[0], tree.f(4), tree.i.(string), tree.m == nil, tree.p.p == nil)
	one = 5
	println(*tree.arr[0], *anys[4].(*int))
	println(table[0].fn(3), table[1].fn(3), table[1].name)
	*alias = 60
	slice[0] = 40
	println(matrix[1][0], matrix[1][2], cap(slice))
	loop.next = self
	println(self.next.next.v, self == self.next)
	println(errs[0] == nil, errs[1].Error(), len(strs["a"]), strs["d"] == nil, len(strs))
	bytes[0] = 'B'
	println(string(bytes), string(runes), bigArr[500]+bigArr[999]+bigArr[0], real(cplx))
	println(anys[0].(int), anys[3].(S).n, anys[5].([2]int)[1], anys[2] == nil)
	list[0] = 100
	println(boxed.([]int)[0])
	list = append(list, 4)
	println(len(boxed.([]int)), len(list))
	println(fnv(21), meth(S{n: 1}), bound(), u8['a']+u8['z'], len(nested.a.b.c))
	tree.list = append(tree.list, 7)
	println(len(tree.list), tree.list[1])
}
