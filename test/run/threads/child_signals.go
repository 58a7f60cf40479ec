// Processes have no signals blocked, whatever thread has started them; neither has a program that replaces this one.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
)

func main() {
	runtime.GOMAXPROCS(4)
	var wg sync.WaitGroup
	var mu sync.Mutex
	masks := map[string]int{}
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			x := 1
			for range 4 {
				for range 1_500_000 {
					x = x*7 + x>>3
				}
				out, err := exec.Command("cat", "/proc/self/status").Output()
				if err != nil {
					panic(err)
				}
				_, mask, _ := strings.Cut(string(out), "SigBlk:\t")
				mask, _, _ = strings.Cut(mask, "\n")
				mu.Lock()
				masks[mask]++
				mu.Unlock()
			}
			if x == 0 {
				panic(x)
			}
		}()
	}
	wg.Wait()
	fmt.Println(masks)
	done := make(chan bool)
	for range 4 {
		go func() {
			for x := 1; x != 0; {
				for range 1_500_000 {
					x = x*7 + x>>3
				}
				select {
				case done <- true:
				default:
				}
			}
		}()
	}
	go func() {
		<-done
		path, err := exec.LookPath("grep")
		if err == nil {
			err = syscall.Exec(path, []string{"grep", "SigBlk", "/proc/self/status"}, os.Environ())
		}
		panic(err)
	}()
	select {}
}
