package main

var log []byte

func t(c byte) bool { log = append(log, c); return true }
func f(c byte) bool { log = append(log, c); return false }

func flush(b bool) {
	println(b, string(log))
	log = log[:0]
}

type N struct {
	v    int
	l, r *N
}

func (n *N) has(v int) bool { return n != nil && (n.v == v || n.l.has(v) || n.r.has(v)) }

func main() {
	flush(t('a') && t('b'))
	flush(f('a') && t('b'))
	flush(t('a') || t('b'))
	flush(f('a') || f('b'))
	flush(t('a') && f('b') || t('c'))
	flush(t('a') || f('b') && t('c'))
	flush((t('a') || f('b')) && t('c'))
	flush(!(f('a') || t('b')) || !t('c'))
	flush(f('a') == f('b') && t('c') != f('d'))
	flush(t('a') && (f('b') || t('c')) && (f('d') || f('e')) || t('g'))
	x := f('a') || t('b') && f('c')
	flush(x)
	var arr [2]bool
	i := 0
	arr[i] = t('a') && t('b')
	flush(arr[0])
	m := map[bool]int{}
	m[t('a') || f('b')]++
	flush(m[true] == 1)
	flush(func() bool { return t('a') && f('b') }())
	for i := 0; t('l') && i < 2; i++ {
	}
	flush(true)
	if f('a') || t('b') {
		flush(true)
	}
	if !(t('a') && f('b')) {
		flush(false)
	}
	var p *N
	flush(p != nil && p.v == 1)
	flush(p == nil || p.v == 1)
	var s []int
	flush(len(s) > 0 && s[0] == 1)
	var e any
	n, ok := e.(int)
	flush(ok && n == 1)
	tree := &N{1, &N{2, nil, nil}, &N{3, nil, nil}}
	flush(tree.has(3))
	flush(tree.has(4))
	y := t('a') && t('b') == f('c')
	flush(y)
	z := [...]bool{t('a') && f('b'), f('c') || t('d')}
	flush(z[0] == z[1])
	go func(b bool) {}(t('g') || f('h'))
	flush(true)
	switch {
	case f('a') && t('b'):
	case t('c') || t('d'):
		flush(true)
	}
	switch t('x') && f('y') {
	case true:
		flush(true)
	case false:
		flush(false)
	}
	a, b := t('1') || t('2'), f('3') && f('4')
	flush(a != b)
	ret := func() (bool, bool) { return f('p') || f('q'), t('r') && t('s') }
	a, b = ret()
	flush(a == b)
	var c bool
	c = c || t('z')
	c = c && f('w')
	flush(c)
}
