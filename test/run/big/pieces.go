// timeout: 120
// not-under: preempt-every-edge (with gc-every-alloc: each turn of the goroutine that allocates marks megabytes)

// Operations on megabytes in several goroutines at once, beside a ticker, and one that allocates: each goes on in
// pieces, and none sees what another has half done.
package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
)

const size = 3<<20 + 77

func pattern(seed int) []byte {
	b := make([]byte, size)
	x := uint32(seed)
	for i := 0; i < len(b); i += 97 {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return b
}

func sum(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

func copies(seed int) string {
	a := pattern(seed)
	b := make([]byte, size)
	n := copy(b, a)
	copy(b[1000:], b)
	copy(b, b[500:])
	c := append(a, b...)
	c = append(c, "tail"...)
	d := slices.Clone(c)
	clear(c[:size])
	return fmt.Sprint(n, sum(b), len(d), sum(c[:size]), sum(d), bytes.Equal(c, d), bytes.Compare(c, d))
}

func texts(seed int) string {
	a := pattern(seed)
	s := string(a)
	t := s + "middle" + s
	u := []byte(t)
	u[len(u)-1]++
	return fmt.Sprint(len(t), sum([]byte(t)), t[:size] == s, s < t, t == string(u), t < string(u), strings.Index(t, "middle"),
		strings.Index(t, t[size-10000:size+3]), strings.Count(t, "\x07"), strings.LastIndexByte(s, 9), strings.Contains(t, "nowhere"))
}

func runes(seed int) string {
	s := strings.Repeat("aé世😀", size/20) + "\xff" + fmt.Sprint(seed)
	r := []rune(s)
	t := string(r)
	return fmt.Sprint(len(s), len(r), len(t), r[len(r)-3], t[:len(t)-4] == s[:len(t)-4])
}

type node struct {
	next *node
	n    int
}

func pointers(seed int) string {
	a := make([]*node, size/8)
	nodes := make([]node, len(a)/16+1)
	for i := range a {
		a[i] = &nodes[i/16]
		a[i].n += i + seed
	}
	b := append(a[:len(a):len(a)], a...)
	clear(a[1:])
	b = append(b, b...)
	copy(b[1:], b)
	copy(b, b[7:])
	total := 0
	for _, p := range b {
		total += p.n
	}
	return fmt.Sprint(len(b), total, a[0].n, a[1] == nil)
}

type big struct {
	head *int
	text [size]byte
	tail *int
}

func values(seed int) string {
	x := new(big)
	x.head = &seed
	x.text[size-1] = byte(seed)
	y := new(big)
	*y = *x
	same := *x == *y
	var i any = *x
	y.tail = y.head
	j := any(*y)
	*x = big{}
	return fmt.Sprint(same, i == j, i == any(i.(big)), *i.(big).head, x.head == nil, *j.(big).tail, j.(big).text[size-1])
}

func reflected(seed int) string {
	a := pattern(seed)
	v := reflect.ValueOf(a)
	w := reflect.MakeSlice(v.Type(), 0, 0)
	w = reflect.AppendSlice(w, v)
	w = reflect.AppendSlice(w, v)
	n := reflect.Copy(w.Slice(3, w.Len()), w)
	x := reflect.New(reflect.TypeOf(big{})).Elem()
	x.FieldByName("head")
	y := reflect.New(x.Type()).Elem()
	y.Set(x)
	y.SetZero()
	w.Slice(0, 1000).Clear()
	return fmt.Sprint(n, sum(w.Bytes()), y.IsZero())
}

func main() {
	stop := make(chan bool)
	var ticking sync.WaitGroup
	ticking.Add(2)
	go func() {
		defer ticking.Done()
		t := time.NewTicker(time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-stop:
				return
			case <-t.C:
			}
		}
	}()
	go func() {
		defer ticking.Done()
		var list *node
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				list = &node{list, i}
				if i%1000 == 0 {
					list = nil
					time.Sleep(100 * time.Microsecond)
				}
			}
		}
	}()
	work := []func(int) string{copies, texts, runes, pointers, values, reflected}
	results := make([]string, 2*len(work))
	var working sync.WaitGroup
	for i := range results {
		working.Add(1)
		go func() {
			defer working.Done()
			results[i] = work[i%len(work)](i)
		}()
	}
	working.Wait()
	close(stop)
	ticking.Wait()
	for _, r := range results {
		fmt.Println(r)
	}
}
