//go:build go1.21

package p

import "testing"

func f(t *testing.T) {
	for i, x := range []int{1} {
		go func() { println(i, x) }()
	}
	for i := 0; i < 3; i++ {
		if i > 1 {
			defer func() { println(i) }()
		}
		t.Run("", func(t *testing.T) {
			t.Parallel()
			println(i)
		})
	}
}
