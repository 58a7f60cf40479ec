package main

func f(n int) (r int, err error) {
	if n > 0 {
		r, err := f(n - 1)
		if err != nil {
			return
		}
	}
	x, err := 1, nil
	return x
}

func main() {
	v := f(1)
	a, b, c := f(1)
	f(1) = 2
	var q = f(1)
	if f(1) {
	}
	switch f(1) {
	}
	for range f(1) {
	}
	_ = f(1) + 1
	_ = []int{f(1)}
	_ = f(f(1))
	go f(1)
	defer f
}
