// text/template over a slice of structs.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"text/template"
)

type row struct {
	Name  string
	Price float64
	Tags  []string
}

const page = `<table>{{range $i, $r := .}}
<tr class="{{if eq 0 (len $r.Tags)}}plain{{else}}tagged{{end}}"><td>{{$i}}</td><td>{{$r.Name | html}}</td><td>{{printf "%.2f" $r.Price}}</td><td>{{range .Tags}}[{{.}}]{{end}}</td></tr>{{end}}
</table>`

func main() {
	n := 100
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	t := template.Must(template.New("page").Parse(page))
	var rows []row
	for i := range 100 {
		r := row{Name: "<row " + strconv.Itoa(i) + ">", Price: float64(i) / 3}
		if i%2 == 0 {
			r.Tags = []string{"even", "tag"}
		}
		rows = append(rows, r)
	}
	size := 0
	for range n {
		var b strings.Builder
		if err := t.Execute(&b, rows); err != nil {
			panic(err)
		}
		size += b.Len()
	}
	fmt.Println(size)
}
