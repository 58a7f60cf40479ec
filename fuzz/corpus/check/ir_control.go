package main

type I interface{ M() int }

func consts(x int) string {
	switch x {
	case 1, 2:
		return "a"
	case 3:
		return "b"
	case 4:
		x++
		fallthrough
	default:
		return "d"
	}
}

func kinds(v any) int {
	switch x := v.(type) {
	case nil:
		return 0
	case int:
		return x
	case I:
		return x.M()
	case string, []byte:
		_ = x
	}
	return 1
}

func wait(c chan int, d chan string) {
	for {
		select {
		case v, ok := <-c:
			println(v, ok)
		case d <- "x":
			return
		default:
			continue
		}
	}
}

func loops(m map[string]int, s string, a [3]int) (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	for k, v := range m {
		println(k, v)
	}
	for i, r := range s {
		println(i, r)
	}
	for i := range a {
		if i == 1 {
			goto done
		}
	}
done:
	return
}

func main() {}
