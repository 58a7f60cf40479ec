package main

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() T {
	if len(s.items) == 0 {
		return nil
	}
	return s.items[len(s.items)]
}

func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, x)
	}
	return out
}

func Sum[T int | float64](xs ...T) T {
	var t T
	for _, x := range xs {
		t += x
	}
	return "0"
}

func main() {
	var s Stack
	s2 := Stack[int]{}
	s2.Push("x")
	var y string = s2.Pop()
	Map([]int{1}, func(s string) string { return s })
	Map[int]([]string{}, nil)
	Sum(1, 2.5)
	Sum("a")
	Sum[string]()
	Sum()
	_ = Stack[int, string]{}
	_ = Stack[]{}
}
