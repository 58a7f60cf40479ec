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
