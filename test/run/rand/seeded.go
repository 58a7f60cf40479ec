package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Int(), r.Intn(100), r.Int63n(1000), r.Int31n(10), r.Uint32(), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	fmt.Println(r.Perm(10))
	s := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	b := make([]byte, 5)
	n, err := r.Read(b)
	fmt.Println(b, n, err)
	r.Seed(1)
	fmt.Println(r.Intn(1000), r.Intn(1000))
	z := rand.NewZipf(r, 1.5, 2, 100)
	fmt.Println(z.Uint64(), z.Uint64())
	p := v2.New(v2.NewPCG(1, 2))
	fmt.Println(p.Uint64(), p.IntN(100), p.Int64N(1e12), p.Float64(), p.Perm(5), p.Uint32N(7), p.NormFloat64())
	c := v2.New(v2.NewChaCha8([32]byte([]byte("chacha8: 32-byte seed for tests!"))))
	fmt.Println(c.Uint64(), c.IntN(1000), c.Uint32())
	x := rand.Intn(10)
	y := v2.IntN(10)
	w := v2.N(int64(5))
	fmt.Println(x >= 0 && x < 10, y >= 0 && y < 10, w < 5)
	same := 0
	for range 20 {
		if rand.Int63() == rand.Int63() {
			same++
		}
	}
	fmt.Println(same)
	defer func() { fmt.Println(recover()) }()
	r.Intn(0)
}
