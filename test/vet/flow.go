package p

import (
	"context"
	"log"
	"os"
)

func lost(b bool) error {
	ctx, cancel := context.WithCancel(context.Background())
	if b {
		return nil
	}
	_ = ctx
	defer cancel()
	return nil
}

func ends() {
	_, cancel := context.WithTimeout(context.Background(), 0)
	for i := range 3 {
		if i == 1 {
			cancel()
			return
		}
	}
}

func discarded() { _, _ = context.WithCancel(context.Background()) }

func exits(b bool) {
	_, cancel := context.WithCancelCause(context.Background())
	switch {
	case b:
		log.Fatal("x")
	default:
		os.Exit(1)
	}
	cancel(nil)
}

func named() (cancel context.CancelFunc) {
	_, cancel = context.WithCancel(context.Background())
	return
}

func unreached(x int) int {
	for {
		if x > 1 {
			break
		}
		continue
		x++
	}
	switch x {
	case 1:
		return 1
		x++
	default:
		panic("x")
	}
	return 2
}

func labels() {
	goto end
	println()
end:
	for {
	}
	println()
}
