package main

type T struct{}

func (T) M[P any](p P) P { return p }

type I2 interface{ M(int) int }

func f(t T, p *T, i I2) {
	var _ I2 = t // error: cannot use t \(variable of struct type T\) as I2 value in variable declaration: T does not implement I2 \(wrong type for method M\)
	var _ I2 = p // error: cannot use p \(variable of type \*T\) as I2 value in variable declaration: \*T does not implement I2 \(wrong type for method M\)
	_ = I2(t) // error: cannot convert t \(variable of struct type T\) to type I2: T does not implement I2 \(wrong type for method M\)
	g[T]() // error: T does not satisfy I2 \(wrong type for method M\)
	switch i.(type) {
	case T: // error: impossible type switch case: T
	}
	_ = i.(T) // error: impossible type assertion: i\.\(T\)
	_ = i.(*T) // error: impossible type assertion: i\.\(\*T\)
	h(t) // error: cannot use t \(variable of struct type T\) as I2 value in argument to h: T does not implement I2 \(wrong type for method M\)
}
func g[X I2]() {}
func h(i I2)   {}

func main() {}
