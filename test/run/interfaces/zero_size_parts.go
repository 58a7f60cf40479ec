// Structs and arrays of eight bytes with one pointer and parts of size zero are held in interfaces directly.
package main

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
)

type none struct{}

func (none) Hidden() string { return "none" }

type front struct {
	none
	p *int
}

func (f front) Get() int { return *f.p }

type back struct {
	p *int
	_ none
}

func (b back) Get() int { return *b.p }

type arrays struct {
	_ [0]string
	p [1]*int
	_ [3]none
	n none
}

func (a arrays) Get() int { return *a.p[0] }

type file struct {
	none
	*os.File
}

type getter interface{ Get() int }

func box(n int) []getter {
	p := &n
	return []getter{front{none{}, p}, back{p: p}, arrays{p: [1]*int{p}}}
}

func write(w io.Writer, text string) { fmt.Fprint(w, text) }

func main() {
	for i, g := range box(7) {
		fmt.Printf("%d %T %d %d\n", i, g, g.Get(), reflect.TypeOf(g).Size())
		v := reflect.ValueOf(g)
		fmt.Println(v.Method(v.NumMethod()-1).Type(), v.MethodByName("Get").Call(nil)[0])
		fmt.Println(v.Interface() == any(g))
	}
	write(file{File: os.Stdout}, "through an embedded file\n")
	n, err := os.Stdout.ReadFrom(struct{ io.Reader }{strings.NewReader("copied\n")})
	fmt.Println(n, err)
	m := map[any]string{front{}: "nil front", [1]*int{}: "array"}
	fmt.Println(m[front{}], m[[1]*int{}], m[back{}] == "")
	t := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[none]()}, {Name: "P", Type: reflect.TypeFor[*int]()}})
	v := reflect.New(t).Elem()
	k := 3
	v.Field(1).Set(reflect.ValueOf(&k))
	fmt.Println(reflect.ValueOf(v.Interface()).Field(1).Elem().Int())
}
