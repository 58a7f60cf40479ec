// syscall.AllThreadsSyscall reaches every thread of the process, also those that wait, and so do calls that change credentials.
package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

const prSetName = 15

func main() {
	runtime.GOMAXPROCS(4)
	var stop atomic.Bool
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := 0; !stop.Load(); n++ {
				_ = make([]int, n%100)
			}
		}()
	}
	// One that waits in the system.
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		panic(err)
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		b := make([]byte, 1)
		if n, err := syscall.Read(pipe[0], b); n != 1 || err != nil {
			panic(err)
		}
	}()
	time.Sleep(100 * time.Millisecond)
	for i := range 20 {
		name := append(fmt.Append(nil, "all", i), 0)
		_, _, errno := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, prSetName, uintptr(unsafe.Pointer(&name[0])), 0)
		if errno != 0 {
			panic(errno)
		}
		tasks, err := os.ReadDir("/proc/self/task")
		if err != nil {
			panic(err)
		}
		for _, t := range tasks {
			comm, err := os.ReadFile("/proc/self/task/" + t.Name() + "/comm")
			if err == nil && string(bytes.TrimSpace(comm)) != string(name[:len(name)-1]) {
				fmt.Printf("thread is called %q, not %q\n", comm, name)
			}
		}
		time.Sleep(time.Millisecond)
	}
	_, _, errno := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, 1<<20, 0, 0)
	fmt.Println(errno, syscall.Setgid(syscall.Getgid()))
	stop.Store(true)
	syscall.Write(pipe[1], []byte{1})
	wg.Wait()
}
