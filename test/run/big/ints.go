package main

import (
	"fmt"
	"math/big"
)

func fact(n int64) *big.Int {
	r := big.NewInt(1)
	for i := int64(2); i <= n; i++ {
		r.Mul(r, big.NewInt(i))
	}
	return r
}

func fib(n int) *big.Int {
	a, b := big.NewInt(0), big.NewInt(1)
	for range n {
		a.Add(a, b)
		a, b = b, a
	}
	return a
}

func pi(digits int) string {
	var q, r, t, k, n, l = big.NewInt(1), big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(3), big.NewInt(3)
	out := ""
	for len(out) < digits {
		x := new(big.Int).Mul(q, big.NewInt(4))
		x.Add(x, r).Sub(x, t)
		y := new(big.Int).Mul(n, t)
		if x.Cmp(y) < 0 {
			out += n.String()
			nr := new(big.Int).Mul(big.NewInt(10), new(big.Int).Sub(r, y))
			n2 := new(big.Int).Mul(q, big.NewInt(3))
			n2.Add(n2, r).Mul(n2, big.NewInt(10)).Div(n2, t).Sub(n2, new(big.Int).Mul(big.NewInt(10), n))
			q.Mul(q, big.NewInt(10))
			r, n = nr, n2
		} else {
			nr := new(big.Int).Mul(q, big.NewInt(2))
			nr.Add(nr, r).Mul(nr, l)
			nn := new(big.Int).Mul(q, new(big.Int).Mul(big.NewInt(7), k))
			nn.Add(nn, big.NewInt(2)).Add(nn, new(big.Int).Mul(r, l))
			t2 := new(big.Int).Mul(t, l)
			nn.Div(nn, t2)
			q.Mul(q, k)
			t, r, n = t2, nr, nn
			l.Add(l, big.NewInt(2))
			k.Add(k, big.NewInt(1))
		}
	}
	return out
}

func main() {
	fmt.Println(fact(50), fib(300))
	fmt.Println(pi(60))
	a, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	b, ok := new(big.Int).SetString("-fedcba9876543210", 16)
	fmt.Println(a, b, ok)
	z := new(big.Int)
	fmt.Println(z.Add(a, b), z.Sub(a, b), z.Mul(a, b), z.Quo(a, b), z.Rem(a, b), z.Div(b, big.NewInt(7)), z.Mod(b, big.NewInt(7)))
	fmt.Println(z.Exp(big.NewInt(3), big.NewInt(200), nil), z.Exp(big.NewInt(3), a, big.NewInt(1000007)), z.GCD(nil, nil, fact(20), fact(18)), z.ModInverse(big.NewInt(3), big.NewInt(11)), z.Sqrt(a))
	fmt.Println(z.Lsh(a, 70), z.Rsh(a, 33), z.And(a, big.NewInt(0xffff)), z.Or(b, a), z.Xor(a, b), z.Not(a), z.Neg(a), z.Abs(b))
	fmt.Println(a.Cmp(b), a.Sign(), b.Sign(), a.BitLen(), a.Bit(3), a.TrailingZeroBits(), a.IsInt64(), big.NewInt(5).Int64(), a.Text(36), len(a.Bytes()), a.CmpAbs(b))
	fmt.Printf("%d %x %#X %20d|%-20d|%o %b %v %s\n", b, b, b, big.NewInt(-5), big.NewInt(7), big.NewInt(8), big.NewInt(5), a, a)
	p := big.NewInt(1000003)
	fmt.Println(p.ProbablyPrime(10), fact(10).ProbablyPrime(5), z.Binomial(50, 25), z.MulRange(5, 9))
	var zero big.Int
	fmt.Println(zero.String(), zero.Sign(), (*big.Int)(nil))
	r := big.NewRat(3, -6)
	r.Add(r, big.NewRat(1, 3))
	fmt.Println(r, r.FloatString(5), r.Sign(), r.Num(), r.Denom(), new(big.Rat).SetFloat64(0.75), r.Cmp(big.NewRat(-1, 6)))
	h := new(big.Rat)
	for i := int64(1); i <= 20; i++ {
		h.Add(h, big.NewRat(1, i))
	}
	fmt.Println(h)
	f := new(big.Float).SetPrec(200).SetInt64(2)
	f.Sqrt(f)
	fmt.Println(f.Text('f', 50), f.Prec(), new(big.Float).Quo(big.NewFloat(1), big.NewFloat(3)))
	g, _, err := big.ParseFloat("1.5e100", 10, 100, big.ToNearestEven)
	fmt.Println(g, err, g.Cmp(f))
	fmt.Printf("%.10f %g %10.3e\n", f, f, g)
	i, acc := g.Int(nil)
	fmt.Println(i, acc)
	m := fact(1000)
	d, q := new(big.Int), new(big.Int)
	q.DivMod(m, fact(500), d)
	fmt.Println(len(m.String()), q.String()[:30], d)
	defer func() { fmt.Println(recover()) }()
	z.Div(a, big.NewInt(0))
}
