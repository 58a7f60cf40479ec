package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

type P struct {
	Name  string `json:"name"`
	Age   int
	Ptr   *int           `json:"ptr"`
	Sub   *P             `json:"sub"`
	List  []P            `json:"list"`
	M     map[string]int `json:"m"`
	Any   any            `json:"any"`
	Arr   [2]int         `json:"arr"`
	B     []byte         `json:"b"`
	F     float64
	S     int `json:"s,string"`
	inner int
	E
}
type E struct{ X, Y int }
type Up string

func (u *Up) UnmarshalJSON(b []byte) error { *u = Up(strings.ToUpper(string(b))); return nil }

type Hex int

func (h *Hex) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%x", (*int)(h))
	return err
}

func main() {
	var p P
	err := json.Unmarshal([]byte(`{"name":"A\u00e9\ud83d\ude00\n","AGE":3,"ptr":5,"sub":{"name":"in","sub":null},"list":[{"age":1},{}],"m":{"a":1,"b":2},"any":{"x":[1,"s",null,true,1.5]},"arr":[1,2,3],"b":"aGk=","f":1e3,"s":"12","unknown":{},"X":7,"inner":9}`), &p)
	fmt.Println(err, p.Name, p.Age, *p.Ptr, p.Sub.Name, len(p.List), p.List[0].Age, p.M, p.Any, p.Arr, string(p.B), p.F, p.S, p.X, p.inner)
	err = json.Unmarshal([]byte(`{"ptr":null,"m":{"c":3},"list":[],"arr":[9],"name":"new"}`), &p)
	fmt.Println(err, p.Ptr, p.M, p.List, p.Arr, p.Name, p.Age)
	var x any
	for _, s := range []string{`1`, `"s"`, `null`, `[1,[2,{}]]`, `{"a":{"b":[]}}`, ``, `{`, `[1,]`, `{"a":1,}`, `nul`, `01`, `1 2`, `"\x"`, "\"\x01\"", `{"a" 1}`, `tru`, `-`, `1e`, `"abc`, ` {"k" : [ true , false ] } `, `{1:2}`, `'a'`, "\xef\xbb\xbf1"} {
		x = nil
		err := json.Unmarshal([]byte(s), &x)
		fmt.Printf("%v %v %T\n", x, err, err)
	}
	for _, s := range []string{`{"Age":"x"}`, `{"Age":1.5}`, `{"name":5}`, `{"arr":{}}`, `{"list":[1]}`, `{"m":{"a":"b"}}`, `{"b":"!!"}`, `{"s":5}`, `[]`, `{"sub":{"Age":true}}`, `{"Age":99999999999999999999}`} {
		var q P
		err := json.Unmarshal([]byte(s), &q)
		var te *json.UnmarshalTypeError
		fmt.Println(err, errors.As(err, &te))
	}
	var i8 int8
	var u Up
	var m map[Hex]string
	fmt.Println(json.Unmarshal([]byte("300"), &i8), json.Unmarshal([]byte(`{"q": 1}`), &u), u, json.Unmarshal([]byte(`{"ff":"x"}`), &m), m)
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), p), json.Unmarshal([]byte("1"), (*int)(nil)))
	d := json.NewDecoder(strings.NewReader(`{"a":1} {"a":2} [3] x`))
	for {
		var v any
		if err := d.Decode(&v); err != nil {
			fmt.Println(err, err == io.EOF, d.InputOffset())
			break
		}
		fmt.Println(v)
	}
	d = json.NewDecoder(strings.NewReader(`{"Name":"n","zzz":1}`))
	d.DisallowUnknownFields()
	fmt.Println(d.Decode(&p))
	d = json.NewDecoder(strings.NewReader(`[12345678901234567890, 1.0]`))
	d.UseNumber()
	var ns []any
	fmt.Println(d.Decode(&ns), ns)
	d = json.NewDecoder(strings.NewReader(`{"a":[1,{"b":null}],"c":"d"}`))
	for {
		t, err := d.Token()
		if err != nil {
			break
		}
		fmt.Printf("%T:%v more=%v ", t, t, d.More())
	}
	fmt.Println(json.Valid([]byte(`{"a":[]}`)), json.Valid([]byte(`{`)))
}
