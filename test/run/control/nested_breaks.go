package main

func f(a [][]int) (sum, skipped int) {
rows:
	for i, row := range a {
		switch {
		case len(row) == 0:
			skipped++
			continue rows
		case i > 5:
			break rows
		}
	cols:
		for j := 0; ; j++ {
			if j >= len(row) {
				break
			}
			switch v := row[j]; {
			case v < 0:
				break cols
			case v == 0:
				continue
			case v > 100:
				skipped++
				continue rows
			case v == 99:
				break
			default:
				sum += v
				continue cols
			}
			sum += 1000
		}
		sum += 10000
	}
	return
}

func g(c chan int) (out []int) {
	defer func() { out = append(out, -1) }()
loop:
	for {
		select {
		case v, ok := <-c:
			if !ok {
				break loop
			}
			switch {
			case v%2 == 0:
				for i := range 3 {
					if i == 2 {
						continue loop
					}
					out = append(out, v*10+i)
				}
			case v == 7:
				return out
			case v == 5:
				goto special
			}
			out = append(out, v)
			continue
		special:
			out = append(out, 555)
		}
	}
	return append(out, 0)
}

func h(n int) (s string) {
	for i := 0; i < n; i++ {
		for {
			if i%2 == 1 {
				break
			}
			s += "e"
			if len(s) > 4 {
				return s + "!"
			}
			break
		}
		if i == 3 {
			continue
		}
		s += "."
	}
	return
}

func main() {
	println(f([][]int{{1, 2, 3}, {}, {4, -1, 100}, {0, 5, 99}, {200, 1}, {7}, {8}, {9}}))
	c := make(chan int, 10)
	for _, v := range []int{1, 2, 3, 5, 4} {
		c <- v
	}
	close(c)
	for _, v := range g(c) {
		print(v, " ")
	}
	println()
	c = make(chan int, 10)
	c <- 9
	c <- 7
	for _, v := range g(c) {
		print(v, " ")
	}
	println()
	println(h(3), h(4), h(10))
	i := 0
outer:
	for ; i < 10; i++ {
		for j := range 10 {
			if j == i {
				continue outer
			}
			if i*j == 12 {
				break outer
			}
		}
	}
	println(i)
}
