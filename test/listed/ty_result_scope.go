package main

func f() (x int, err error) {
	{
		x := 1
		_ = x
		return
	}
	if x, err := g(); err != nil {
		return
	} else {
		_ = x
	}
	func() (err error) { return }()
	return
}
func g() (int, error) { return 0, nil }
func main() {}
