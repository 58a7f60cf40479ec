// A profile of processor time knows functions that never come to a safepoint, and the callers that they had then.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

//go:noinline
func leaf(x, n int) int {
	for i := 0; i < n; i++ {
		if x > 0 {
			x *= x
		} else {
			x *= x + 1
		}
	}
	return x
}

//go:noinline
func middle(x int) int { return leaf(x, 200_000) + 1 }

//go:noinline
func work(until time.Time) (x int) {
	for time.Now().Before(until) {
		x += middle(x)
	}
	return x
}

// The profile's samples, each a line of names from the innermost function outwards.
func stacks(profile []byte) (out []string, weights []int64) {
	z, err := gzip.NewReader(bytes.NewReader(profile))
	if err != nil {
		panic(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	var texts, names []string
	locations, functions := map[uint64][]uint64{}, map[uint64]uint64{}
	fields(b, func(number int, _ uint64, part []byte) {
		switch number {
		case 4:
			var id uint64
			var of []uint64
			fields(part, func(number int, v uint64, line []byte) {
				if number == 1 {
					id = v
				} else if number == 4 {
					fields(line, func(number int, v uint64, _ []byte) {
						if number == 1 {
							of = append(of, v)
						}
					})
				}
			})
			locations[id] = of
		case 5:
			var id, name uint64
			fields(part, func(number int, v uint64, _ []byte) {
				if number == 1 {
					id = v
				} else if number == 2 {
					name = v
				}
			})
			functions[id] = name
		case 6:
			texts = append(texts, string(part))
		}
	})
	fields(b, func(number int, _ uint64, part []byte) {
		if number != 2 {
			return
		}
		names = nil
		var weight int64
		fields(part, func(number int, v uint64, packed []byte) {
			values := []uint64{v}
			if packed != nil {
				values = nil
			}
			for len(packed) > 0 {
				v, packed = varint(packed)
				values = append(values, v)
			}
			for _, n := range values {
				if number == 1 {
					for _, f := range locations[n] {
						names = append(names, texts[functions[f]])
					}
				} else if number == 2 && weight == 0 {
					weight = int64(n)
				}
			}
		})
		out, weights = append(out, strings.Join(names, " ")), append(weights, weight)
	})
	return out, weights
}

func varint(b []byte) (v uint64, rest []byte) {
	for i := 0; ; i++ {
		v |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 {
			return v, b[i+1:]
		}
	}
}

func fields(b []byte, take func(number int, v uint64, part []byte)) {
	for len(b) > 0 {
		var key, v uint64
		key, b = varint(b)
		v, b = varint(b)
		var part []byte
		if key&7 == 2 {
			part, b = b[:v], b[v:]
		}
		take(int(key>>3), v, part)
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	var share float64
	for d := 300 * time.Millisecond; d < 10*time.Second; d *= 2 {
		var b bytes.Buffer
		if err := pprof.StartCPUProfile(&b); err != nil {
			panic(err)
		}
		work(time.Now().Add(d))
		pprof.StopCPUProfile()
		lines, weights := stacks(b.Bytes())
		var inLeaf, all int64
		for i, s := range lines {
			all += weights[i]
			if strings.Contains(s, "main.leaf main.middle main.work main.main") {
				inLeaf += weights[i]
			}
		}
		if all >= 10 {
			share = float64(inLeaf) / float64(all)
			break
		}
	}
	if share < 0.3 {
		fmt.Println("share of leaf:", share)
		return
	}
	fmt.Println("ok")
}
