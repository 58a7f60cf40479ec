package poll

import "syscall"

// newPipe makes a pipe for splice.
func newPipe() *splicePipe {
	var fds [2]int
	if err := syscall.Pipe2(fds[:], syscall.O_CLOEXEC|syscall.O_NONBLOCK); err != nil {
		return nil
	}
	p := &splicePipe{}
	p.rfd, p.wfd = fds[0], fds[1]
	return p
}
