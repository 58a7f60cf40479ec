package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Tags  []string
}

func (i Item) Upper() string          { return strings.ToUpper(i.Name) }
func (i Item) Times(n int) string     { return strings.Repeat(i.Name, n) }
func (i *Item) Fail() (string, error) { return "", errors.New("failed") }

func run(name, text string, data any) {
	t, err := template.New(name).Funcs(template.FuncMap{"add": func(a, b int) int { return a + b }, "join": strings.Join}).Parse(text)
	if err != nil {
		fmt.Println("parse:", err)
		return
	}
	if err := t.Execute(os.Stdout, data); err != nil {
		fmt.Println("\nexec:", err)
		return
	}
	fmt.Println()
}

func main() {
	it := &Item{"pen", 1.5, []string{"a", "b"}}
	run("fields", `{{.Name}} {{.Price | printf "%.2f"}} {{.Upper}} {{.Times 2}} {{len .Tags}} {{index .Tags 1}} {{join .Tags "+"}}`, it)
	run("if", `{{if .}}yes{{else}}no{{end}}{{if and (gt . 1) (lt . 10)}} mid{{else if eq . 0}} zero{{end}}`, 5)
	run("if", `{{if .}}yes{{else}}no{{end}}{{if and (gt . 1) (lt . 10)}} mid{{else if eq . 0}} zero{{end}}`, 0)
	run("range", `{{range $i, $e := .}}{{if $i}}, {{end}}{{$i}}={{$e}}{{else}}empty{{end}}`, []string{"x", "y"})
	run("range", `{{range .}}{{.}}{{else}}empty{{end}}`, []int{})
	run("map", `{{range $k, $v := .}}{{$k}}:{{$v}} {{end}}{{.a}} {{.missing}}`, map[string]int{"b": 2, "a": 1})
	run("with", `{{with .Tags}}{{index . 0}}{{end}}{{with $x := 5}}{{$x}}{{end}}{{$y := 1}}{{$y = add $y 2}}{{$y}}`, it)
	run("trim", "a  {{- 1 -}}  b {{/* comment */}}c", nil)
	run("define", `{{define "t"}}[{{.}}]{{end}}{{template "t" 1}}{{template "t" .}}{{block "b" .}}block{{end}}`, "d")
	run("lits", `{{"q\"s"}} {{`+"`raw`"+`}} {{'a'}} {{1.5}} {{true}} {{nil | printf "%v"}}`, nil)
	run("funcs", `{{print 1 "a"}} {{printf "%03d" 7}} {{html "<a>"}} {{js "'"}} {{urlquery "a b"}} {{not true}} {{or 0 "x"}} {{slice "hello" 1 3}} {{ne 1 2}} {{le 1.5 1.5}} {{eq 1 2 1}}`, nil)
	run("break", `{{range .}}{{if eq . 3}}{{break}}{{end}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}`, []int{0, 1, 2, 3, 4})
	run("int", `{{(index . 0).Name}}`, []Item{{Name: "n"}})
	for _, bad := range []string{`{{`, `{{.X`, `{{if}}`, `{{end}}`, `{{nofunc 1}}`, `{{range .}}`, `{{"unterminated}}`, `{{template}}`, `{{$x}}`, `{{1 | 2}}`, `{{else}}`} {
		run("bad", bad, nil)
	}
	run("e1", `{{.Nope}}`, it)
	run("e2", `{{.Fail}}`, it)
	run("e3", `{{index . 5}}`, []int{1})
	run("e4", `{{add 1}}`, nil)
	run("e5", `{{template "none"}}`, nil)
	run("e6", `{{.x.y.z}}`, map[string]any{"x": nil})
	t := template.Must(template.New("a").Option("missingkey=error").Parse(`{{.q}}`))
	fmt.Println(t.Execute(os.Stdout, map[string]int{}))
}
