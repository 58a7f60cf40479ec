package main

import (
	"fmt"
	"sort"
	"strings"
)

type tree interface{ weight() int }
type leaf struct {
	r rune
	n int
}
type branch struct {
	l, r tree
	n    int
}

func (l leaf) weight() int    { return l.n }
func (b *branch) weight() int { return b.n }

func build(s string) tree {
	freq := map[rune]int{}
	for _, r := range s {
		freq[r]++
	}
	var ts []tree
	for r, n := range freq {
		ts = append(ts, leaf{r, n})
	}
	first := func(t tree) rune {
		for {
			switch x := t.(type) {
			case leaf:
				return x.r
			case *branch:
				t = x.l
			}
		}
	}
	for len(ts) > 1 {
		sort.Slice(ts, func(i, j int) bool {
			if a, b := ts[i].weight(), ts[j].weight(); a != b {
				return a < b
			}
			return first(ts[i]) < first(ts[j])
		})
		ts = append(ts[2:], &branch{ts[0], ts[1], ts[0].weight() + ts[1].weight()})
	}
	return ts[0]
}

func codes(t tree, prefix string, out map[rune]string) map[rune]string {
	switch t := t.(type) {
	case leaf:
		out[t.r] = prefix
	case *branch:
		codes(t.l, prefix+"0", out)
		codes(t.r, prefix+"1", out)
	}
	return out
}

func decode(t tree, bits string) string {
	var b strings.Builder
	n := t
	for _, c := range bits {
		br := n.(*branch)
		n = br.l
		if c == '1' {
			n = br.r
		}
		if l, ok := n.(leaf); ok {
			b.WriteRune(l.r)
			n = t
		}
	}
	return b.String()
}

func main() {
	text := "this is an example of a huffman tree — with ünïcode"
	t := build(text)
	cs := codes(t, "", map[rune]string{})
	var enc strings.Builder
	for _, r := range text {
		enc.WriteString(cs[r])
	}
	var keys []rune
	for r := range cs {
		keys = append(keys, r)
	}
	sort.Slice(keys, func(i, j int) bool {
		return len(cs[keys[i]]) < len(cs[keys[j]]) || len(cs[keys[i]]) == len(cs[keys[j]]) && keys[i] < keys[j]
	})
	for _, k := range keys[:6] {
		fmt.Printf("%q %s\n", k, cs[k])
	}
	fmt.Println(enc.Len(), decode(t, enc.String()) == text, t.weight())
}
