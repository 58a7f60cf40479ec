package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func work(ctx context.Context, n int) error {
	for i := range n {
		select {
		case <-ctx.Done():
			return fmt.Errorf("stopped: %w", ctx.Err())
		case <-time.After(time.Millisecond):
			_ = i
		}
	}
	return nil
}

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Done() == nil, bg.Err())
	ctx, cancel := context.WithCancel(bg)
	fmt.Println(ctx.Err(), work(ctx, 2))
	child, cc := context.WithCancel(context.WithValue(ctx, key("k"), "v"))
	defer cc()
	fmt.Println(child.Value(key("k")), child.Value(key("z")), ctx.Value(key("k")), child.Value("k"))
	cancel()
	cancel()
	<-child.Done()
	fmt.Println(ctx.Err(), child.Err(), work(child, 5), errors.Is(work(ctx, 1), context.Canceled))
	t, tc := context.WithTimeout(bg, 10*time.Millisecond)
	defer tc()
	_, has := t.Deadline()
	err := work(t, 1000)
	fmt.Println(has, err, errors.Is(err, context.DeadlineExceeded), t.Err())
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(err, &te) && te.Timeout())
	c2, cause := context.WithCancelCause(bg)
	cause(errors.New("because"))
	fmt.Println(c2.Err(), context.Cause(c2), context.Cause(bg))
	d, dc := context.WithDeadline(bg, time.Now().Add(-time.Second))
	fmt.Println(d.Err())
	dc()
	fired := make(chan string)
	e, ec := context.WithCancel(bg)
	stop := context.AfterFunc(e, func() { fired <- "after" })
	ec()
	fmt.Println(<-fired, stop())
	w := context.WithoutCancel(ctx)
	fmt.Println(w.Err(), w.Done() == nil)
	f, fc := context.WithTimeoutCause(bg, time.Millisecond, errors.New("slow"))
	<-f.Done()
	fc()
	fmt.Println(f.Err(), context.Cause(f))
	fmt.Println(context.WithValue(bg, key("a"), 1), ctx)
	res := make(chan int)
	g, gc := context.WithCancel(bg)
	for i := range 3 {
		go func() {
			<-g.Done()
			res <- i
		}()
	}
	gc()
	fmt.Println(<-res + <-res + <-res)
	defer func() { fmt.Println(recover()) }()
	context.WithValue(bg, nil, 1)
}
