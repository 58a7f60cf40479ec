package main

type Color uint8

const (
	Red Color = iota + 1
	Green
	Blue
	numColors = iota
)

type Flags uint16

const (
	Read Flags = 1 << iota
	Write
	Exec
	All = Read | Write | Exec
)

func (f Flags) has(x Flags) bool { return f&x == x }
func (f *Flags) set(x Flags)     { *f |= x }
func (f *Flags) clear(x Flags)   { *f &^= x }

func (c Color) next() Color {
	if c == Blue {
		return Red
	}
	return c + 1
}

type Temp float32
type Name string

const Boiling Temp = 100
const Me Name = "me"

const (
	first = iota
	second
	third
)

var names = [...]string{second: "two", first: "one", third: "three"}

var table = map[Color]string{Red: "r", Green: "g", Blue: "b"}

func main() {
	println(Red, Green, Blue, numColors)
	c := Red
	for i := 0; i < 4; i++ {
		print(table[c], " ")
		c = c.next()
	}
	println()
	var f Flags
	f.set(Read | Exec)
	println(f, f.has(Read), f.has(Write), f.has(Read|Exec))
	f.clear(Exec)
	println(f, All, All&^Write)
	println(Boiling*2 == 200, string(Me)+"!", len(Me))
	println(len(names), names[second])
	switch c {
	case Red:
		println("red")
	case Green:
		println("green")
	default:
		println("other")
	}
	println(Blue-Red, Color(254)+Red, Red<<7, Green<<6)
	const local Color = Blue * 2
	println(local)
	var arr [Blue + 1]int
	arr[Blue] = 5
	println(len(arr), arr[Blue])
	var i8 = int8(Red) - 2
	println(i8, uint8(i8))
}
