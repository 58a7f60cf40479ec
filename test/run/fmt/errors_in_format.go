package main

import (
	"errors"
	"fmt"
)

type bad struct{}

func (bad) String() string { panic("in String") }

type nilS struct{ s string }

func (n *nilS) String() string { return n.s }

type errV struct{}

func (errV) Error() string { panic(errors.New("in Error")) }

func main() {
	fmt.Printf("%d\n", "str")
	fmt.Printf("%s %s\n", 5, true)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x")
	fmt.Printf("%!\n")
	fmt.Printf("%z %y\n", 1, "a")
	fmt.Printf("100%\n")
	fmt.Printf("%[5]d %[0]d %[x]d %[1]\n", 1)
	fmt.Printf("%*d\n", "a", 1)
	fmt.Printf("%.*d\n", -1, 5)
	fmt.Printf("%*d|\n", -5, 5)
	fmt.Printf("%v %s\n", bad{}, bad{})
	var n *nilS
	fmt.Printf("%v %s\n", n, n)
	fmt.Printf("%v\n", errV{})
	fmt.Printf("%t %c %e\n", 1, "x", 'c')
	fmt.Printf("%x %X %d\n", 1.5, true, []string{"a"})
	fmt.Printf("%p %s\n", 5, []int{1})
	fmt.Printf("%s\n", []any{1, "a", nil, errors.New("e")})
	fmt.Printf("%d %s\n", nil, nil)
	fmt.Printf("%-010d|%+-5d|%0-5d|\n", 5, 6, 7)
	fmt.Printf("%s %d\n", struct {
		a int
		b string
	}{1, "x"}, map[string]string{"k": "v"})
	fmt.Printf("%!s(int=5) %%d %c|%v\n", 0x110000, 'a')
	fmt.Printf("%w\n", errors.New("not wrapping"))
	fmt.Println(fmt.Errorf("%w and %w", errors.New("a"), errors.New("b")), fmt.Errorf("%w", nil), fmt.Errorf("%w", 5))
	fmt.Printf("%.2147483648d %1000001d\n", 1, 2)
}
