package main

type T struct{ a int }

func main() {
	if x == T{1} {
	}
	for _, y := range []T{{1}} {
	}
	switch T{1} {
	}
}
