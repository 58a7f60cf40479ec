package main

func collatz(n int) (steps int) {
loop:
	if n == 1 {
		return
	}
	if n%2 == 0 {
		n /= 2
		goto next
	}
	n = 3*n + 1
next:
	steps++
	goto loop
}

func state(s string) (out string) {
	i := 0
	var c byte
start:
	if i >= len(s) {
		goto done
	}
	c = s[i]
	i++
	switch {
	case c >= '0' && c <= '9':
		goto number
	case c == '"':
		goto str
	default:
		out += "c"
		goto start
	}
number:
	for i < len(s) {
		if s[i] < '0' || s[i] > '9' {
			out += "n"
			goto start
		}
		i++
	}
	out += "n"
	goto done
str:
	for {
		if i >= len(s) {
			goto bad
		}
		if s[i] == '"' {
			i++
			out += "s"
			goto start
		}
		i++
	}
bad:
	out += "!"
done:
	return out + "."
}

func nested() {
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if i*j == 2 {
				goto out
			}
			print(i, j, " ")
		}
	}
out:
	println("out")
}

func backBlock() {
	n := 0
	{
	again:
		n++
		x := n * 10
		if n < 3 {
			print(x, " ")
			goto again
		}
	}
	println(n)
}

func withDefer() (r int) {
	i := 0
top:
	defer func(k int) { r = r*10 + k }(i)
	i++
	if i < 4 {
		goto top
	}
	return 0
}

func intoSwitch(n int) string {
	switch n {
	case 1:
		goto end
	case 2:
		n = 1
	again:
		n++
		if n < 5 {
			goto again
		}
		return "looped"
	}
	return "none"
end:
	return "end"
}

func freshVars() {
	var fs []func() int
	i := 0
L:
	v := i * i
	fs = append(fs, func() int { v++; return v })
	i++
	if i < 3 {
		goto L
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	println()
}

func sel() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
next:
	select {
	case v := <-c:
		print(v, " ")
		goto next
	default:
	}
	println("drained")
}

func main() {
	println(collatz(27), collatz(1), collatz(97))
	println(state(`12a"x"b`), state(`"open`), state(""), state("1"))
	nested()
	backBlock()
	println(withDefer())
	println(intoSwitch(1), intoSwitch(2), intoSwitch(3))
	freshVars()
	sel()
L:
	for i := 0; ; i++ {
		switch {
		case i < 3:
			continue L
		case i == 5:
			break L
		default:
			goto M
		}
	M:
		print(i, " ")
	}
	println()
	goto end
end:
}
