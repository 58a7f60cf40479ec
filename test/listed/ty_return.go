package main

func a() int { return }
func b() { return 1 }
func c() (int, string) { return 1 }
func d() (int, string) { return 1, 2 }
func e() (x int, err error) { return 1, nil, 2 }
func f() int { return "s" }
func g() (int, string) { return c(), 1 }
func h() int { return c() }
func i() int { }
func main() { return nil }
