package main

type failure string

func (f failure) Error() string { return string(f) }

type kind uint8

func classify(v any) (k kind, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = failure("recovered")
		}
	}()
	switch x := v.(type) {
	case int:
		return kind(10 / x), nil
	case string:
		return kind(x[1]), nil
	case []byte:
		return kind(len(x)), nil
	case func() int:
		return kind(x()), nil
	case error:
		return 0, x
	}
	panic("no kind")
}

func counter() (func() int, *int) {
	n := 0
	return func() int { n++; return n }, &n
}

func main() {
	next, p := counter()
	next()
	*p += 4
	for _, v := range []any{1, 0, "ab", "", []byte("xyz"), next, failure("e"), 1.5} {
		k, err := classify(v)
		println(k, err != nil)
	}
	c := make(chan int, 2)
	done := make(chan struct{})
	go func() {
		for v := range c {
			println(v)
		}
		close(done)
	}()
	for i := range 5 {
		select {
		case c <- i:
		}
	}
	close(c)
	<-done
	var grid [4][5]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	println(grid[3][4], min(1.5, 2), complex(1, 2) == complex(1, 2))
loop:
	for i := 0; ; i++ {
		switch {
		case i%3 == 0:
			continue
		case i > 8:
			break loop
		}
	}
}
