package main

import "fmt"

// Built-in functions whose arguments are the results of one call.

func ints() (int, int)                { return 5, 2 }
func texts() (string, string, string) { return "b", "a", "c" }
func floats() (float64, float64)      { return 1.5, 2 }
func grow() ([]int, int, int)         { return nil, 1, 2 }
func spread() ([]any, int, string)    { return nil, 1, "x" }
func entry() (map[string]int, string) { return m, "a" }
func bytes() ([]byte, string)         { return buf, "xyz" }
func keyed() (map[any]int, string)    { return ma, "k" }

var m = map[string]int{"a": 1, "b": 2}
var ma = map[any]int{"k": 1}
var buf = make([]byte, 3)

func most[T int | float64 | string](f func() (T, T)) (T, T) { return max(f()), min(f()) }

func main() {
	fmt.Println(min(ints()), max(ints()), min(texts()), max(texts()), min(floats()), max(floats()))
	fmt.Println(most(ints))
	fmt.Println(most(floats))
	fmt.Println(append(grow()), append(spread()), complex(floats()))
	delete(entry())
	delete(keyed())
	fmt.Println(m, ma, copy(bytes()), string(buf))
	func() {
		m["a"] = 3
		defer delete(entry())
		defer println(texts())
		defer print(ints())
		defer copy(bytes())
		buf[0] = '-'
	}()
	fmt.Println(m, string(buf))
}
