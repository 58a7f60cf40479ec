package main

import (
	"fmt"
	"os"
)

type op struct {
	code byte
	arg  int
}

func compile(src string) (prog []op, err error) {
	var stack []int
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch c {
		case '+', '-', '<', '>':
			n := 1
			for i+1 < len(src) && src[i+1] == c {
				i++
				n++
			}
			prog = append(prog, op{c, n})
		case '.', ',':
			prog = append(prog, op{c, 0})
		case '[':
			stack = append(stack, len(prog))
			prog = append(prog, op{c, 0})
		case ']':
			if len(stack) == 0 {
				return nil, fmt.Errorf("unmatched ] at %d", i)
			}
			j := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			prog[j].arg = len(prog)
			prog = append(prog, op{c, j})
		}
	}
	if len(stack) > 0 {
		return nil, fmt.Errorf("%d unmatched [", len(stack))
	}
	return prog, nil
}

func run(prog []op, in string) (out []byte, steps int) {
	var tape [3000]byte
	p := 0
	for pc := 0; pc < len(prog); pc++ {
		steps++
		switch o := prog[pc]; o.code {
		case '+':
			tape[p] += byte(o.arg)
		case '-':
			tape[p] -= byte(o.arg)
		case '>':
			p += o.arg
		case '<':
			p -= o.arg
		case '.':
			out = append(out, tape[p])
		case ',':
			tape[p] = 0
			if in != "" {
				tape[p], in = in[0], in[1:]
			}
		case '[':
			if tape[p] == 0 {
				pc = o.arg
			}
		case ']':
			if tape[p] != 0 {
				pc = o.arg
			}
		}
	}
	return
}

func main() {
	for _, t := range [][2]string{
		{"++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.", ""},
		{",[.,]", "echo\n"},
		{">,>,<[>[>+>+<<-]>>[<<+>>-]<<<-]>>.", "\x05\x07"},
		{"[[", ""}, {"+]", ""},
	} {
		prog, err := compile(t[0])
		if err != nil {
			fmt.Println(err)
			continue
		}
		out, steps := run(prog, t[1])
		os.Stdout.Write(out[:len(out)-len(out)%2])
		fmt.Println(len(prog), steps, out[len(out)-1])
	}
}
