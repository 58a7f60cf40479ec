package num

type Meters float64

type Number interface{ ~int | ~float64 }

func Sum[T Number](vs ...T) (t T) {
	for _, v := range vs {
		t += v
	}
	return
}

func Max[T Number | ~string](a, b T) T {
	if a > b {
		return a
	}
	return b
}
