package main

func a() int { for {} }
func b() int { for true {} }
func c() int { if true { return 1 } }
func d() int { if true { return 1 } else { return 2 } }
func e() int { switch { case true: return 1 } }
func f() int { switch { default: return 1 } }
func g() int { L: for { break L } }
func h() int { select {} }
func i() int { panic(1) }
func j() int { goto X; X: return 1 }
func k() int { { return 1 } }
func l() int { defer panic(1) }
func m() (x int) { x = 1 }
func main() { _ = func() int {} }
