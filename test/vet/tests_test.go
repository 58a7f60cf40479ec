package p

import "testing"

type T struct{ F int }

func (T) M() {}

func Testlower(t *testing.T)         {}
func TestUpper(t *testing.T)         {}
func Benchmarklower(b *testing.B)    {}
func Example(x int)                  {}
func ExampleT()                      {}
func ExampleT_M()                    {}
func ExampleT_N()                    {}
func ExampleUnknown()                {}
func Example_Bad()                   {}
func ExampleT_M_Bad() int           { return 0 }
func ExampleT_suffix() {
	// Output: 1

	// more
}

func FuzzX(f *testing.F) {
	f.Add(1)
	f.Add("a", "b")
	f.Fuzz(func(t *testing.T, n int, s string) {
		f.Log("x")
		f.Name()
	})
}

func FuzzY(f *testing.F) {
	f.Fuzz(func(n int, p *int) int { return 0 })
	f.Fuzz(1)
}

func TestGo(t *testing.T) {
	go func() { t.Fatal("x") }()
	go helper(t)
	lit := func() { t.Skip() }
	go lit()
	t.Run("", func(t *testing.T) { t.FailNow() })
	t.Error("x")
}

func helper(t *testing.T) { t.Fatalf("x") }
