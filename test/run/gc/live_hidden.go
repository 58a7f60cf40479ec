// uintptr(unsafe.Pointer(p)) as an argument keeps p until the call returns; a number that holds an address does not.
package main

import (
	"fmt"
	"runtime"
	"syscall"
	"unsafe"
	"weak"
)

type box struct {
	n int
	b [100]byte
}

//go:noinline
func watch(b *box) weak.Pointer[box] { return weak.Make(b) }

func written() (int, string) {
	var fds [2]int
	if err := syscall.Pipe(fds[:]); err != nil {
		return 0, err.Error()
	}
	text := []byte("through a pipe")
	n, _, _ := syscall.Syscall(syscall.SYS_WRITE, uintptr(fds[1]), uintptr(unsafe.Pointer(&text[0])), uintptr(len(text)))
	in := make([]byte, 50)
	m, _, _ := syscall.Syscall(syscall.SYS_READ, uintptr(fds[0]), uintptr(unsafe.Pointer(unsafe.SliceData(in))), uintptr(len(in)))
	return int(n), string(in[:m])
}

//go:uintptrescapes
//go:noinline
func withHidden(p uintptr, w weak.Pointer[box]) bool {
	runtime.GC()
	runtime.GC()
	return w.Value() != nil && w.Value().n == 5
}

func hidden() bool {
	b := &box{n: 5}
	w := watch(b)
	return withHidden(uintptr(unsafe.Pointer(b)), w)
}

func number() bool {
	b := &box{n: 5}
	w := watch(b)
	n := uintptr(unsafe.Pointer(b))
	runtime.GC()
	return w.Value() == nil && n != 0
}

func main() {
	fmt.Println(written())
	fmt.Println(hidden())
	fmt.Println(number())
}
