// Output: none false
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	defer signal.Stop(c)
	text := "none"
	select {
	case <-c:
		text = "some"
	case <-time.After(time.Millisecond):
	}
	println(fmt.Sprint(text, " ", signal.Ignored(syscall.SIGUSR1)))
}
