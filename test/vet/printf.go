package p

import (
	"errors"
	"fmt"
	"log"
	"os"
)

type point struct{ x, y int }

type stringer int

func (s stringer) String() string { return fmt.Sprintf("%d %s", int(s), s) }

type failure struct{}

func (f *failure) Error() string { return fmt.Sprint(f) }

type plain struct{}

func (plain) Error() string { return "" }

func logf(format string, args ...any) { log.Printf(format, args...) }
func say(args ...any)                 { fmt.Println(args...) }
func wrong(format string, args ...any) {
	fmt.Printf(format, args)
}

func generic[T int | string, U any](t T, u U) {
	fmt.Printf("%d %s", t, u)
}

func main() {
	fmt.Printf("%d %s %v", "a", 1, nil)
	fmt.Printf("%d")
	fmt.Printf("%d %d", 1)
	fmt.Printf("%d", 1, 2)
	fmt.Printf("none", 1)
	fmt.Printf("%z %!", 1, 2)
	fmt.Printf("%#d", 1)
	fmt.Printf("%[2]d %[0]d", 1, 2)
	fmt.Printf("%[3]d", 1, 2)
	fmt.Printf("%[x]d", 1)
	fmt.Printf("%*d %.*f", "a", 1, 2.0, 3.0)
	fmt.Printf("%w", errors.New("x"))
	fmt.Printf("%")
	fmt.Printf("\t\u00e9%d", "x")
	fmt.Printf(`raw %d`, "x")
	fmt.Printf("%s", main)
	fmt.Printf("%s %d", point{1, 2}, point{})
	fmt.Printf("%t %x %q %c", 1, 1.5, 'a', "c")
	fmt.Printf("%q", 33)
	fmt.Printf("%p %s", 1, []byte("x"))
	fmt.Printf("%s", []int{1})
	fmt.Printf("%d", map[string]int{})
	fmt.Printf("%s", &point{})
	fmt.Println("with newline\n")
	fmt.Println("%d", 1)
	fmt.Print("50%20off %s")
	fmt.Println(os.Stderr, "x")
	fmt.Println(main)
	_ = fmt.Errorf("%w %w", errors.New("a"), "b")
	_ = fmt.Errorf("%w", &plain{})
	format := "x"
	fmt.Printf(format)
	logf("%s", 1)
	logf(format)
	say("%d", 1)
	fmt.Fprintf(os.Stdout, "%s", 1)
	closure := func(format string, args ...any) { logf(format, args...) }
	closure("%d", "x")
	fmt.Printf("%d", []any{1}...)
	fmt.Printf("%d%%", 1+2*3, len("a"))
}
