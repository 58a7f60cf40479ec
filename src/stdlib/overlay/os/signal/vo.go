package signal

import "runtime"

// nextSignal takes a signal that has arrived, 0 if there is none, never if none will; waitSignal waits until one
// may have.
func nextSignal() uint32
func waitSignal()

// isIdle reports whether all that has arrived has been delivered.
func isIdle() bool

const never = 1<<32 - 1

func signal_recv() uint32 {
	for {
		switch s := nextSignal(); s {
		case 0:
			waitSignal()
		case never:
			select {}
		default:
			return s
		}
	}
}

func signalWaitUntilIdle() {
	for !isIdle() {
		runtime.Gosched()
	}
}

// othersWant reports whether more than one channel is told of a signal. For internal/runprofile, which is one of them.
func othersWant(n int) bool {
	handlers.Lock()
	defer handlers.Unlock()
	return handlers.ref[n] > 1
}
