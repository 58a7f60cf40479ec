//go:build go1.22

package p

import (
	"go/types"
	"strings"
	"sync"
)

func f(v *types.Var) {
	_ = v.Kind()
	_ = strings.Lines("")
	var wg sync.WaitGroup
	wg.Go(nil)
	_ = strings.Cut
}
