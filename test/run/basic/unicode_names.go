// Letters and digits of Unicode 17: identifiers, and what is exported.
package main

import (
	"fmt"
	"reflect"
)

type T struct {
	𐵐lpha int // U+10D50: a capital letter since Unicode 16
	𐵰eta  int // U+10D70: a small one
	Ⴀ     int
	ß     int
	ა     int // no case: not exported
	ǅx    int // title case: not exported
	日本    int
}

func (T) 𐵑m() {}
func (T) 𐵱m() {}

func main() {
	t := reflect.TypeOf(T{})
	for i := range t.NumField() {
		fmt.Printf("%+q %v\n", t.Field(i).Name, t.Field(i).IsExported())
	}
	fmt.Println(t.NumMethod())
	fmt.Printf("%q %q\n", '𐵐', 'ꟍ')
}
