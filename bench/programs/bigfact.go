// math/big: factorials and digits of e.
package main

import (
	"fmt"
	"math/big"
	"os"
	"strconv"
)

func main() {
	n := 2000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	f := big.NewInt(1)
	for i := 2; i <= n; i++ {
		f.Mul(f, big.NewInt(int64(i)))
	}
	s := f.String()
	digits := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n/2)), nil)
	e, term := new(big.Int), new(big.Int).Set(digits)
	for i := int64(1); term.Sign() > 0; i++ {
		e.Add(e, term)
		term.Div(term, big.NewInt(i))
	}
	m := new(big.Int).Exp(big.NewInt(3), f, big.NewInt(1000000007))
	fmt.Println(len(s), s[:20], e.String()[:20], m)
}
