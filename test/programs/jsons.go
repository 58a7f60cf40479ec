// Output: {"name":"n","list":[1,2,3],"sub":{"x":1.5}} {n [1 2 3] map[x:1.5]}
package main

import (
	"encoding/json"
	"fmt"
)

type doc struct {
	Name string             `json:"name"`
	List []int              `json:"list"`
	Sub  map[string]float64 `json:"sub"`
}

func main() {
	b, err := json.Marshal(doc{"n", []int{1, 2, 3}, map[string]float64{"x": 1.5}})
	if err != nil {
		panic(err)
	}
	var d doc
	if err := json.Unmarshal(b, &d); err != nil {
		panic(err)
	}
	println(string(b) + fmt.Sprint(" ", d))
}
