// Bubbles of testing/synctest: the Go half. sched/bubbles.h tells how they work.
package runtime

import "unsafe"

func bubbleID() uint32
func startBubble()
func leaveBubble()
func dueTimer() (f func(any, uintptr, int64), arg any, seq uintptr, delay int64)
func parkRoot()
func advanceClock() bool
func bubbleState() (others, done bool)
func waitBlocked() (ok bool)
func waitOver()
func holdBubble() uint32
func releaseBubble(id uint32)
func enterBubble(id uint32)
func associateBubble(p unsafe.Pointer, add bool) int
func disassociateBubble(p unsafe.Pointer)

//go:linkname synctestRun internal/synctest.Run
func synctestRun(f func()) {
	if bubbleID() != 0 {
		panic("synctest.Run called from within a synctest bubble")
	}
	startBubble()
	defer leaveBubble()
	bubble := bubbleID()
	go f()
	for {
		for f, arg, seq, delay := dueTimer(); f != nil; f, arg, seq, delay = dueTimer() {
			f(arg, seq, delay)
		}
		parkRoot()
		if !advanceClock() {
			break
		}
	}
	switch others, done := bubbleState(); {
	case others && done:
		panic(synctestDeadlockError{"deadlock: main bubble goroutine has exited but blocked goroutines remain", bubble})
	case others:
		panic(synctestDeadlockError{"deadlock: all goroutines in bubble are blocked", bubble})
	}
}

// synctestDeadlockError is the panic value of a bubble whose goroutines are all blocked for good.
type synctestDeadlockError struct {
	reason string
	bubble uint32
}

func (e synctestDeadlockError) Error() string { return e.reason }

//go:linkname synctestWait internal/synctest.Wait
func synctestWait() {
	if bubbleID() == 0 {
		panic("goroutine is not in a bubble")
	}
	if !waitBlocked() {
		panic("wait already in progress")
	}
	waitOver()
}

//go:linkname time_runtimeIsBubbled time.runtimeIsBubbled
func time_runtimeIsBubbled() bool { return bubbleID() != 0 }

//go:linkname synctest_IsInBubble internal/synctest.IsInBubble
func synctest_IsInBubble() bool { return bubbleID() != 0 }

// heldBubble is what internal/synctest.Acquire keeps.
type heldBubble uint32

//go:linkname synctest_acquire internal/synctest.acquire
func synctest_acquire() any {
	if id := holdBubble(); id != 0 {
		return heldBubble(id)
	}
	return nil
}

//go:linkname synctest_release internal/synctest.release
func synctest_release(b any) { releaseBubble(uint32(b.(heldBubble))) }

//go:linkname synctest_inBubble internal/synctest.inBubble
func synctest_inBubble(b any, f func()) {
	if bubbleID() != 0 {
		panic("goroutine is already bubbled")
	}
	enterBubble(uint32(b.(heldBubble)))
	defer leaveBubble()
	f()
}

//go:linkname synctest_associate internal/synctest.associate
func synctest_associate(p unsafe.Pointer) int { return associateBubble(p, true) }

//go:linkname synctest_disassociate internal/synctest.disassociate
func synctest_disassociate(p unsafe.Pointer) { disassociateBubble(p) }

//go:linkname synctest_isAssociated internal/synctest.isAssociated
func synctest_isAssociated(p unsafe.Pointer) bool { return associateBubble(p, false) == 1 }
