// Output: tick tick tick stop late
package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

func main() {
	var out []string
	t := time.NewTicker(50 * time.Microsecond)
	for range 3 {
		<-t.C
		out = append(out, "tick")
	}
	t.Stop()
	out = append(out, "stop")
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Microsecond)
	defer cancel()
	<-ctx.Done()
	if ctx.Err() == context.DeadlineExceeded {
		out = append(out, "late")
	}
	println(fmt.Sprint(strings.Join(out, " ")))
}
