package main

type T struct{}

func (T) M[P any](p P) P { return p }

type I[X any] interface{ M(X) X }

func f[X any](I[X])                      {}
func f2[S interface{ M(X) X }, X any](S) {}
func f3[S interface{ M(int) int }](S)    {}
func main() {
	f(T{}) // error: in call to f, type T of T\{\} does not match I\[X\] \(cannot infer X\)
	f2(T{}) // error: T does not satisfy interface\{M\(P\) P\} \(wrong type for method M\)
	f3(T{}) // error: in call to f3, S \(type T\) does not satisfy interface\{M\(int\) int\} \(wrong type for method M\)
	f[int](T{}) // error: cannot use T\{\} \(value of struct type T\) as I\[int\] value in argument to f\[int\]: T does not implement I\[int\] \(wrong type for method M\)
}
