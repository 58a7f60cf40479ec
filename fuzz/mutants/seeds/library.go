package main

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type myErr struct{ code int }

func (e *myErr) Error() string { return "code " + strconv.Itoa(e.code) }

func try(s string) (n int, err error) {
	n, err = strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("try: %w", &myErr{len(s)})
	}
	return n, nil
}

func main() {
	words := byLen(strings.Fields("the quick brown fox jumps"))
	sort.Sort(words)
	fmt.Println(words, len(words))
	var sb strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&sb, "%d-%s;", i, words[i])
	}
	fmt.Println(sb.String(), strings.Repeat("ab", 3))
	_, err := try("12x")
	var me *myErr
	fmt.Println(errors.As(err, &me), me.code, err)
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	fmt.Printf("%v %q %+v\n", words, words[0], struct {
		A int
		B any
	}{1, []int{2}})
}
