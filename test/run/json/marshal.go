package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

type Addr struct {
	Street string `json:"street"`
	Zip    string `json:"zip,omitempty"`
}
type Base struct {
	ID   int `json:"id"`
	Kind string
}
type Person struct {
	Base
	*Addr
	Name    string         `json:"name"`
	Age     int            `json:"age,omitempty"`
	Email   *string        `json:"email"`
	Tags    []string       `json:"tags"`
	Meta    map[string]any `json:"meta,omitempty"`
	Secret  string         `json:"-"`
	Dash    int            `json:"-,"`
	private int
	Str     int64           `json:"str,string"`
	Raw     json.RawMessage `json:"raw,omitempty"`
	Any     any
	M       map[int]string `json:",omitempty"`
	B       []byte
	T       time.Duration
	F       float64
	Arr     [2]bool
	In      struct{ X int } `json:"in"`
}
type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte([]string{"red", "green"}[c]), nil }

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf(`{"deg":%.1f}`, float64(t))), nil
}

type PM struct{ v int }

func (p *PM) MarshalJSON() ([]byte, error) { return []byte(`"ptr"`), nil }

type loop struct{ L *loop }

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Println(string(b), err)
}

func main() {
	e := "a@b"
	show(Person{Name: "Bob <&>", Tags: nil})
	show(Person{Base: Base{1, "k"}, Addr: &Addr{"s", ""}, Name: "é\u2028\"\\\n\x01", Age: 5, Email: &e, Tags: []string{}, Meta: map[string]any{"z": 1, "a": []int{1}}, Str: 9, Raw: json.RawMessage(`{"r": [1 , 2]}`), Any: 1.5, M: map[int]string{2: "b", 1: "a"}, B: []byte("hi"), T: time.Second, F: 1e21})
	for _, v := range []any{nil, true, 1, -1.5, 1e-7, 1e20, 1e21, "s", []any{}, []int(nil), map[string]int(nil), map[string]int{}, [3]int{1}, Color(1), map[Color]int{0: 1, 1: 2}, Temp(36.6), []Temp{1}, PM{1}, &PM{1}, []*PM{{1}, nil}, []PM{{1}}, struct{}{}, "\xff", float32(0.1), uint8(255), []byte{}, json.Number("12"), time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), struct {
		A int `json:"a,omitempty"`
		B *int
		C any  `json:"c,omitempty"`
		D bool `json:",string"`
	}{}} {
		show(v)
	}
	show(math.NaN())
	show(make(chan int))
	show(map[bool]int{true: 1})
	show(func() {})
	l := &loop{}
	l.L = l
	_, err := json.Marshal(l)
	fmt.Println(err != nil)
	b, _ := json.MarshalIndent(map[string]any{"b": []int{1, 2}, "a": map[string]any{}, "c": []any{}}, ">", "  ")
	fmt.Println(string(b))
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	enc.Encode(map[string]string{"h": "<a&b>"})
	var sb strings.Builder
	fmt.Println(json.NewEncoder(&sb).Encode([]int{1}), sb.String())
}
