// Execution traces: what runtime/trace promises, and the shape of the file.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/trace"
	"sync"
	"time"
)

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func work(ctx context.Context) {
	var wg sync.WaitGroup
	c := make(chan int)
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer trace.StartRegion(ctx, "inner region").End()
			time.Sleep(time.Millisecond)
			c <- i
		}()
	}
	for range 3 {
		<-c
	}
	wg.Wait()
}

func main() {
	var b bytes.Buffer
	fmt.Println(trace.IsEnabled(), trace.Start(&b), trace.IsEnabled(), trace.Start(&b))
	ctx, task := trace.NewTask(context.Background(), "the task")
	trace.WithRegion(ctx, "outer region", func() { work(ctx) })
	trace.Logf(ctx, "category", "message %d", 1)
	task.End()
	trace.Stop()
	trace.Stop()
	fmt.Println(trace.IsEnabled(), bytes.HasPrefix(b.Bytes(), []byte("go 1.26 trace\x00\x00\x00")))
	for _, want := range []string{"the task", "outer region", "inner region", "category", "message 1", "main.work", "chan receive"} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			fmt.Println("no", want)
		}
	}

	// Without a trace all of it does nothing.
	ctx, task = trace.NewTask(context.Background(), "task")
	trace.WithRegion(ctx, "region", func() {})
	trace.Log(ctx, "", "")
	task.End()

	fmt.Println(trace.Start(failing{}))
	work(ctx)
	trace.Stop()

	fr := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 1 << 20})
	fmt.Println(fr.Enabled(), fr.Start(), fr.Enabled(), fr.Start())
	for range 3 {
		work(ctx)
		var snapshot bytes.Buffer
		n, err := fr.WriteTo(&snapshot)
		fmt.Println(n == int64(snapshot.Len()), n > 100, err)
	}
	b.Reset()
	fmt.Println(trace.Start(&b))
	work(ctx)
	trace.Stop()
	fmt.Println(b.Len() > 100, bytes.HasPrefix(b.Bytes(), []byte("go 1.26 trace")))
	fr.Stop()
	_, err := fr.WriteTo(&b)
	fmt.Println(fr.Enabled(), err)
}
