package main

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
	i := 0
loop:
	for {
		switch {
		case i == 5:
			break loop
		case i%2 == 0:
			i++
			continue
		case i == 3:
			i++
			break
		default:
			i += 2
			continue loop
		}
		println("after switch", i)
	}
	println("i", i)
	for i := range 3 {
		print(i, " ")
	}
	println()
	n := 3
	for i := range n {
		n = 10
		print(i, " ")
	}
	println(n)
	for range 2 {
		print("x")
	}
	println()
	for i := range -5 {
		println("never", i)
	}
	var u8 uint8 = 3
	for i := range u8 {
		i += 100
		print(i, " ")
	}
	println()
	for i := int8(125); i > 0; i++ {
		print(i, " ")
	}
	println()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, ",", j, " ")
	}
	println()
	k := 0
	for k < 3 {
		k++
	}
	println(k)
sw:
	switch k {
	case 3:
		for {
			break sw
		}
		println("not reached")
	}
	const c = 4
	for i := range c {
		print(i)
	}
	println()
	for i := range int32(3) {
		var x int32 = i
		print(x)
	}
	println()
	type my int
	for i := range my(2) {
		var m my = i
		print(m)
	}
	println()
}
