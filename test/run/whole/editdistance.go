package main

import (
	"fmt"
	"strings"
)

func levenshtein(a, b []rune) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, x := range a {
		cur := make([]int, len(b)+1)
		cur[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev = cur
	}
	return prev[len(b)]
}

func lcs(a, b string) string {
	m := make([][]int, len(a)+1)
	for i := range m {
		m[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				m[i][j] = m[i+1][j+1] + 1
			} else {
				m[i][j] = max(m[i+1][j], m[i][j+1])
			}
		}
	}
	var out []byte
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i, j = i+1, j+1
		case m[i+1][j] >= m[i][j+1]:
			i++
		default:
			j++
		}
	}
	return string(out)
}

func diff(a, b []string) (out []string) {
	switch {
	case len(a) == 0 && len(b) == 0:
		return nil
	case len(a) == 0:
		return append([]string{"+" + b[0]}, diff(nil, b[1:])...)
	case len(b) == 0:
		return append([]string{"-" + a[0]}, diff(a[1:], nil)...)
	case a[0] == b[0]:
		return append([]string{" " + a[0]}, diff(a[1:], b[1:])...)
	}
	x, y := diff(a[1:], b), diff(a, b[1:])
	if len(x) <= len(y) {
		return append([]string{"-" + a[0]}, x...)
	}
	return append([]string{"+" + b[0]}, y...)
}

func knapsack(w, v []int, c int) int {
	best := make([]int, c+1)
	for i := range w {
		for j := c; j >= w[i]; j-- {
			best[j] = max(best[j], best[j-w[i]]+v[i])
		}
	}
	return best[c]
}

func kmp(s, p string) (at []int) {
	f := make([]int, len(p))
	for i, k := 1, 0; i < len(p); i++ {
		for k > 0 && p[i] != p[k] {
			k = f[k-1]
		}
		if p[i] == p[k] {
			k++
		}
		f[i] = k
	}
	k := 0
	for i := range len(s) {
		for k > 0 && s[i] != p[k] {
			k = f[k-1]
		}
		if s[i] == p[k] {
			k++
		}
		if k == len(p) {
			at = append(at, i-k+1)
			k = f[k-1]
		}
	}
	return
}

func coins(c []int, n int) (ways int) {
	w := make([]int, n+1)
	w[0] = 1
	for _, x := range c {
		for i := x; i <= n; i++ {
			w[i] += w[i-x]
		}
	}
	return w[n]
}

func main() {
	for _, p := range [][2]string{{"kitten", "sitting"}, {"", "abc"}, {"flaw", "lawn"}, {"größe", "grosse"}, {"same", "same"}} {
		fmt.Print(levenshtein([]rune(p[0]), []rune(p[1])), " ")
	}
	fmt.Println(lcs("AGGTABQWERTY", "GXTXAYBQRT"), lcs("abc", "xyz") == "")
	fmt.Printf("%q\n", diff(strings.Fields("a b c d e"), strings.Fields("a x c e f")))
	fmt.Println(knapsack([]int{1, 3, 4, 5}, []int{1, 4, 5, 7}, 7), kmp("abababcababab", "abab"), coins([]int{1, 2, 5, 10, 25, 50}, 200))
}
