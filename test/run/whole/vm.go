package main

import "fmt"

type opcode byte

const (
	push opcode = iota
	add
	sub
	mul
	lt
	jmp
	jz
	load
	store
	call
	ret
	print
	dup
	halt
)

var names = [...]string{push: "push", add: "add", sub: "sub", mul: "mul", lt: "lt", jmp: "jmp", jz: "jz", load: "load", store: "store", call: "call", ret: "ret", print: "print", dup: "dup", halt: "halt"}

func (o opcode) String() string { return names[o] }

type instr struct {
	op  opcode
	arg int
}
type frame struct {
	ret    int
	locals [4]int
}
type machine struct {
	code   []instr
	stack  []int
	frames []frame
	out    []int
	count  map[opcode]int
}

func (m *machine) pop() int {
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *machine) run() (err error) {
	pc := 0
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("pc %d (%v): %v", pc, m.code[min(pc, len(m.code)-1)].op, e)
		}
	}()
	bin := map[opcode]func(a, b int) int{
		add: func(a, b int) int { return a + b },
		sub: func(a, b int) int { return a - b },
		mul: func(a, b int) int { return a * b },
		lt: func(a, b int) int {
			if a < b {
				return 1
			}
			return 0
		},
	}
	m.frames = append(m.frames, frame{})
	for {
		in := m.code[pc]
		m.count[in.op]++
		f := &m.frames[len(m.frames)-1]
		pc++
		switch in.op {
		case push:
			m.stack = append(m.stack, in.arg)
		case dup:
			m.stack = append(m.stack, m.stack[len(m.stack)-1])
		case add, sub, mul, lt:
			b, a := m.pop(), m.pop()
			m.stack = append(m.stack, bin[in.op](a, b))
		case jmp:
			pc = in.arg
		case jz:
			if m.pop() == 0 {
				pc = in.arg
			}
		case load:
			m.stack = append(m.stack, f.locals[in.arg])
		case store:
			f.locals[in.arg] = m.pop()
		case call:
			m.frames = append(m.frames, frame{ret: pc})
			pc = in.arg
		case ret:
			pc = f.ret
			m.frames = m.frames[:len(m.frames)-1]
		case print:
			m.out = append(m.out, m.pop())
		case halt:
			return nil
		}
	}
}

func main() {
	// prints fib(0..14) by a recursive function at 13
	prog := []instr{{push, 0}, {store, 0}, {load, 0}, {push, 15}, {lt, 0}, {jz, 12}, {load, 0}, {call, 13}, {print, 0}, {load, 0}, {push, 1}, {jmp, 31},
		{halt, 0},
		{store, 1}, {load, 1}, {push, 2}, {lt, 0}, {jz, 20}, {load, 1}, {ret, 0},
		{load, 1}, {push, 1}, {sub, 0}, {call, 13}, {load, 1}, {push, 2}, {sub, 0}, {call, 13}, {add, 0}, {ret, 0}, {halt, 0},
		{add, 0}, {store, 0}, {jmp, 2}}
	m := &machine{code: prog, count: map[opcode]int{}}
	fmt.Println(m.run(), m.out, m.count)
	bad := &machine{code: []instr{{push, 1}, {add, 0}}, count: map[opcode]int{}}
	fmt.Println(bad.run())
	bad = &machine{code: []instr{{jmp, 7}}, count: map[opcode]int{}}
	fmt.Println(bad.run())
}
