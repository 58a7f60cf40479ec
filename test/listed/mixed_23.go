package main

type E int

const (
	E1 E = iota
	E2
)

func (e E) String() string {
	switch e {
	case E1:
		return "1"
	case E1:
		return "2"
	case 0:
	case "x":
	case 1.5:
	case E2, 1:
	}
}

func main() {
	var e E = 1.0
	var i int = e
	e = i
	e = E(i)
	e += i
	_ = e == i
	_ = E1 == "a"
	_ = map[E]int{E1: 1, 0: 2}
	_ = []int{E2: 1, 1: 2}
	_ = i + E1
	_ = 1 << e << "a"
	_ = [E2]int{1, 2}
}
