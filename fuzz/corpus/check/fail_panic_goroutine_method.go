package main

type T struct{ m map[string]int }

func (t *T) run(k string) { t.m[k]++ }

func main() {
	t := &T{}
	go t.run("x")
	select {}
}
