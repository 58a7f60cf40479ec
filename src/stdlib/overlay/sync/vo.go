package sync

// Go calls f in a new goroutine and counts it in the group until f returns. f must not panic: such
// a panic ends the program before the group learns of it.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}

// semacquireWaitGroup is runtime_Semacquire with a wait reason of its own in traces.
func semacquireWaitGroup(s *uint32)

// Wait blocks until the counter of the group is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			semacquireWaitGroup(&wg.sema)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}
