// What a goroutine has received and used is not kept alive while it waits for the next.
package main

import (
	"bufio"
	"fmt"
	"io"
	"runtime"
	"time"
)

type big struct{ a [10]int }
type message struct {
	p    *big
	done chan int
	stop <-chan bool
}

func bySelect(in chan message, stop chan bool) {
	for {
		select {
		case m := <-in:
			m.p.a[0]++
			m.done <- m.p.a[0]
		case <-stop:
			return
		}
	}
}

func byReceive(in chan message) {
	for {
		m := <-in
		m.p.a[0]++
		m.done <- 1
	}
}

func byRange(in chan message) {
	for m := range in {
		m.p.a[0]++
		m.done <- 1
	}
}

func afterRead(r *bufio.Reader, in chan message) {
	alive := true
	for alive {
		_, err := r.Peek(1)
		m := <-in
		if err == nil {
			r.ReadByte()
			m.p.a[0]++
		}
		done := make(chan bool, 2)
		go func() { done <- m.p.a[0] > 0 }()
		select {
		case alive = <-done:
			m.done <- 1
		case <-m.stop:
			return
		}
	}
}

func check(name string, send func(p *big)) {
	freed := make(chan bool)
	func() {
		p := new(big)
		runtime.AddCleanup(p, func(c chan bool) { close(c) }, freed)
		send(p)
	}()
	for i := 0; i < 100; i++ {
		select {
		case <-freed:
			return
		case <-time.After(time.Millisecond):
			runtime.GC()
		}
	}
	fmt.Println(name, "is kept")
}

func main() {
	in := [5]chan message{}
	for i := range in {
		in[i] = make(chan message, i&1)
	}
	r, w := io.Pipe()
	go bySelect(in[0], make(chan bool))
	go bySelect(in[1], make(chan bool))
	go byReceive(in[2])
	go afterRead(bufio.NewReader(r), in[3])
	go byRange(in[4])
	for i, c := range in {
		check(fmt.Sprint("message ", i), func(p *big) {
			m := message{p, make(chan int), nil}
			if i == 3 {
				w.Write([]byte("x"))
			}
			c <- m
			<-m.done
		})
	}
	pointers := make(chan *big)
	go func() {
		for {
			if p, ok := <-pointers; ok {
				p.a[0]++
			}
		}
	}()
	check("pointer", func(p *big) { pointers <- p })
	fmt.Println("ok")
}
