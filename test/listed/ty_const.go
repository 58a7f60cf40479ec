package main

const a = 1 << 1000
const b int8 = 128
const c = 1 / 0
const d = len([]int{1})
const e = f()
const g uint = -1
const h = "a" + 1
const i = iota + "x"
const j, k = 1
const l float32 = 1e40
const m int = 1.5
const n = m2
const m2 = n
const o []int = nil
const p = 'a' + 1.5i
const q bool = 1
const r = unsafe.Sizeof(1)

func f() int { return 1 }
func main() {
	var x uint8 = 256
	var y = 1 << 100
	_ = [2]int{1, 2, 3}
	_ = [2]int{5: 1}
	_ = [...]int{1, -1: 2}
	_ = "abc"[5]
	_ = [3]int{}[3]
	z := 10000000000000000000
	_ = 1.0 << 3.5
	_ = uint8(300)
	_ = int(1.5)
	_ = string(1.5)
	_ = 5 / 0
	_ = 5.0 / 0.0
}
