// A goroutine that is stopped where it enters a function has that function's caller in its trace.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

var sink atomic.Int64

//go:noinline
func inner(n int) int {
	var room [40]int
	for i := range room {
		room[i] = n
	}
	touch(&room)
	return room[n%40]
}

//go:noinline
func touch(room *[40]int) { room[3]++ }

//go:noinline
func outer(n int) int { return inner(n) + 1 }

func spin() {
	for i := 0; ; i++ {
		sink.Add(int64(outer(i)))
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go spin()
	seen := 0
	text := make([]byte, 1<<16)
	for end := time.Now().Add(2 * time.Second); seen < 40 && time.Now().Before(end); {
		runtime.Gosched()
		s := string(text[:runtime.Stack(text, true)])
		_, s, found := strings.Cut(s, "main.inner(")
		if !found {
			continue
		}
		seen++
		if lines := strings.Split(s, "\n"); len(lines) < 4 || !strings.HasPrefix(lines[2], "main.outer(") {
			fmt.Println("inner without its caller:", s)
			return
		}
	}
	fmt.Println("ok")
}
