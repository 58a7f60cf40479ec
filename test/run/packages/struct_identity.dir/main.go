// Unexported names, those of embedded built-in types too, belong to their package: structs that look
// alike are different types in different packages.
package main

import (
	"fmt"
	"reflect"

	"example.com/app/other"
)

func same[T any](what string, v any) {
	var mine T
	_, ok := v.(T)
	fmt.Println(what, ok, reflect.TypeOf(v) == reflect.TypeOf(mine), reflect.TypeOf(v))
}

func main() {
	same[struct{ int }]("embedded", other.Embedded())
	same[struct{ *int }]("embedded pointer", other.EmbeddedPointer())
	same[struct{ x int }]("field", other.Field())
	same[struct{ X int }]("exported", other.Exported())
	same[struct{ other.A }]("alias", other.Alias())
	same[[]struct{ struct_ struct{ int } }]("nested", other.Nested())
	same[struct{ int }]("own", struct{ int }{2})
	m := map[any]string{struct{ int }{1}: "mine", other.Embedded(): "other"}
	fmt.Println(len(m))
	f := reflect.TypeOf(other.Embedded()).Field(0)
	fmt.Println(f.Name, f.PkgPath, f.Anonymous, f.IsExported())
	defer func() { fmt.Println(recover()) }()
	_ = other.Field().(struct{ x int })
}
