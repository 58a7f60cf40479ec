// encoding/json both ways.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

type item struct {
	ID    int               `json:"id"`
	Name  string            `json:"name"`
	Price float64           `json:"price"`
	Tags  []string          `json:"tags"`
	Attrs map[string]string `json:"attrs,omitempty"`
	Sub   *item             `json:"sub,omitempty"`
}

func main() {
	n := 2000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	var items []item
	for i := range 50 {
		items = append(items, item{i, "item <" + strconv.Itoa(i) + ">", float64(i) * 1.25, []string{"a", "b"}, map[string]string{"k": "v", "c": "d"}, &item{ID: -i}})
	}
	size, sum := 0, 0.0
	for range n / 50 {
		b, err := json.Marshal(items)
		if err != nil {
			panic(err)
		}
		size += len(b)
		var back []item
		if err := json.Unmarshal(b, &back); err != nil {
			panic(err)
		}
		sum += back[len(back)-1].Price
		var loose any
		if err := json.Unmarshal(b, &loose); err != nil {
			panic(err)
		}
		sum += loose.([]any)[3].(map[string]any)["price"].(float64)
	}
	fmt.Println(size, sum)
}
