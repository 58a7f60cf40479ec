// Profiles: what runtime, runtime/pprof and runtime/metrics read of what the run time has counted.
package runtime

import (
	"internal/profilerecord"
	"unsafe"
)

// The kinds of runtime/profile.h.
const (
	profGoroutine = iota
	profLeak
	profMemory
	profBlock
	profMutex
)

// maxStackDepth is the number of program counters that profiles keep of a stack.
const maxStackDepth = 128

// profileRecords fills words and labels if they are large enough: for each record four words (number of
// program counters, then three numbers) and the program counters.
func profileRecords(kind int, words []uint64, labels []unsafe.Pointer) (records, needed int)

type profRecord struct {
	a, b, c int64
	stack   []uintptr
}

// readProfile returns the profile as it is now.
func readProfile(kind int) ([]profRecord, []unsafe.Pointer) {
	var words []uint64
	var labels []unsafe.Pointer
	n, needed := profileRecords(kind, nil, nil)
	for n > len(labels) || needed > len(words) {
		labels = make([]unsafe.Pointer, n+10)
		words = make([]uint64, needed+1000)
		n, needed = profileRecords(kind, words, labels)
	}
	list := make([]profRecord, n)
	for i := range list {
		depth := int(words[0])
		list[i] = profRecord{a: int64(words[1]), b: int64(words[2]), c: int64(words[3])}
		if depth > 0 {
			list[i].stack = unsafe.Slice((*uintptr)(unsafe.Pointer(&words[4])), depth)
		}
		words = words[4+depth:]
	}
	return list, labels[:n]
}

func copyStack(to *[32]uintptr, from []uintptr) { clear(to[copy(to[:], from):]) }

// ---- Goroutines ----------------------------------------------------------------------------------

// GoroutineProfile returns n, the number of records in the active goroutine stack profile.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	if len(p) < NumGoroutine() {
		return NumGoroutine(), false
	}
	list, _ := readProfile(profGoroutine)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		copyStack(&p[i].Stack0, r.stack)
	}
	return len(list), true
}

func fillStacks(kind int, p []profilerecord.StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	list, marks := readProfile(kind)
	if len(p) == 0 || len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i].Stack = r.stack
	}
	if len(labels) == len(p) {
		copy(labels, marks)
	}
	return len(list), true
}

func pprof_goroutineProfileWithLabels(p []profilerecord.StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	if len(p) == 0 {
		return NumGoroutine(), false
	}
	return fillStacks(profGoroutine, p, labels)
}

func pprof_goroutineLeakProfileWithLabels(p []profilerecord.StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	return fillStacks(profLeak, p, labels)
}

// collectLeaks is a collection that finds leaked goroutines, too.
func collectLeaks()

//go:linkname pprof_goroutineLeakGC runtime/pprof.runtime_goroutineLeakGC
func pprof_goroutineLeakGC() {
	collectLeaks()
	Gosched()
}

//go:linkname pprof_goroutineleakcount runtime/pprof.runtime_goroutineleakcount
func pprof_goroutineleakcount() int {
	n, _ := profileRecords(profLeak, nil, nil)
	return n
}

func getLabels() unsafe.Pointer
func setLabels(labels unsafe.Pointer)

//go:linkname pprof_getProfLabel runtime/pprof.runtime_getProfLabel
func pprof_getProfLabel() unsafe.Pointer { return getLabels() }

//go:linkname pprof_setProfLabel runtime/pprof.runtime_setProfLabel
func pprof_setProfLabel(labels unsafe.Pointer) { setLabels(labels) }

// ---- Memory --------------------------------------------------------------------------------------

// MemProfileRate controls the fraction of memory allocations that are recorded in the memory profile.
var MemProfileRate int = 512 * 1024

func startMemProfile(rate *int)

// runtime/pprof calls it when it is initialised: programs without it do not pay for samples.
//
//go:linkname pprof_startMemProfile runtime/pprof.runtime_startMemProfile
func pprof_startMemProfile() { startMemProfile(&MemProfileRate) }

func memRecords(inuseZero bool) []profRecord {
	list, _ := readProfile(profMemory)
	n := 0
	for _, r := range list {
		if inuseZero || r.b != r.c {
			list[n] = r
			n++
		}
	}
	return list[:n]
}

// MemProfile returns a profile of memory allocated and freed per allocation site.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	list := memRecords(inuseZero)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = MemProfileRecord{AllocBytes: r.a * r.b, FreeBytes: r.a * r.c, AllocObjects: r.b, FreeObjects: r.c}
		copyStack(&p[i].Stack0, r.stack)
	}
	return len(list), true
}

func pprof_memProfileInternal(p []profilerecord.MemProfileRecord, inuseZero bool) (n int, ok bool) {
	list := memRecords(inuseZero)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = profilerecord.MemProfileRecord{ObjectSize: r.a, AllocObjects: r.b, FreeObjects: r.c, Stack: r.stack}
	}
	return len(list), true
}

// ---- Blocking and contention ---------------------------------------------------------------------

func setBlockRate(ns int64)
func setMutexRate(rate int) int

// SetBlockProfileRate controls the fraction of goroutine blocking events that are reported in the
// blocking profile: on average one per rate nanoseconds spent blocked.
func SetBlockProfileRate(rate int) { setBlockRate(int64(rate)) }

// SetMutexProfileFraction controls the fraction of mutex contention events that are reported in the
// mutex profile. It returns the previous rate; a negative one only asks.
func SetMutexProfileFraction(rate int) int { return setMutexRate(rate) }

func blockRecords(kind int, p []BlockProfileRecord) (n int, ok bool) {
	list, _ := readProfile(kind)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = BlockProfileRecord{Count: max(r.a, 1), Cycles: r.b}
		copyStack(&p[i].Stack0, r.stack)
	}
	return len(list), true
}

func blockRecordsInternal(kind int, p []profilerecord.BlockProfileRecord) (n int, ok bool) {
	list, _ := readProfile(kind)
	if len(list) > len(p) {
		return len(list), false
	}
	for i, r := range list {
		p[i] = profilerecord.BlockProfileRecord{Count: max(r.a, 1), Cycles: r.b, Stack: r.stack}
	}
	return len(list), true
}

// BlockProfile returns n, the number of records in the current blocking profile.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return blockRecords(profBlock, p) }

// MutexProfile returns n, the number of records in the current mutex profile.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return blockRecords(profMutex, p) }

func pprof_blockProfileInternal(p []profilerecord.BlockProfileRecord) (n int, ok bool) {
	return blockRecordsInternal(profBlock, p)
}

func pprof_mutexProfileInternal(p []profilerecord.BlockProfileRecord) (n int, ok bool) {
	return blockRecordsInternal(profMutex, p)
}

// What is counted are nanoseconds.
//
//go:linkname pprof_cyclesPerSecond runtime/pprof.runtime_cyclesPerSecond
func pprof_cyclesPerSecond() int64 { return 1e9 }

// ---- Threads: Go code runs on one -----------------------------------------------------------------

// ThreadCreateProfile returns n, the number of records in the thread creation profile.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	if len(p) < 1 {
		return 1, false
	}
	p[0] = StackRecord{}
	return 1, true
}

func pprof_threadCreateInternal(p []profilerecord.StackRecord) (n int, ok bool) {
	if len(p) < 1 {
		return 1, false
	}
	p[0] = profilerecord.StackRecord{}
	return 1, true
}

// ---- Processor time ------------------------------------------------------------------------------

func setCPUPeriod(ns int64) bool
func waitCPUSamples()
func takeCPUSamples(words []uint64, labels []unsafe.Pointer) (nwords, nlabels int, eof bool)

// SetCPUProfileRate sets the CPU profiling rate to hz samples per second; hz <= 0 turns it off.
func SetCPUProfileRate(hz int) {
	var period int64
	if hz > 0 {
		period = int64(1e9 / min(hz, 1000000))
	}
	if !setCPUPeriod(period) {
		print("runtime: cannot set CPU profile rate until previous profile has finished.\n")
	}
}

// CPUProfile panics.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

//go:linkname pprof_readProfile runtime/pprof.readProfile
func pprof_readProfile() (data []uint64, tags []unsafe.Pointer, eof bool) {
	waitCPUSamples()
	for {
		nwords, nlabels, eof := takeCPUSamples(data, tags)
		if nwords <= len(data) && nlabels <= len(tags) {
			return data[:nwords], tags[:nlabels], eof
		}
		data, tags = make([]uint64, nwords+100), make([]unsafe.Pointer, nlabels+10)
	}
}

// ---- Stacks --------------------------------------------------------------------------------------

func pprof_makeProfStack() []uintptr { return make([]uintptr, maxStackDepth) }

func pprof_fpunwindExpand(dst, src []uintptr) int { return copy(dst, src) }

// A program counter stands for all calls that are inlined there, so none are lost at the end.
//
//go:linkname pprof_expandFinalInlineFrame runtime/pprof.runtime_expandFinalInlineFrame
func pprof_expandFinalInlineFrame(stk []uintptr) []uintptr { return stk }

//go:linkname pprof_FrameSymbolName runtime/pprof.runtime_FrameSymbolName
func pprof_FrameSymbolName(f *Frame) string { return f.Function }

// SetCgoTraceback records three C functions that describe C stacks: there are none.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}

// ---- Execution traces ------------------------------------------------------------------------------

// runAlone has goroutines run on one processor, which a trace knows, or again on all, unless a trace is taken. It reports
// whether that is so: goroutines on others leave them soon.
func runAlone(on bool) bool

func traceStart() bool
func traceEnd(stop bool)
func traceNext() (size int, more bool)
func traceTake(p *byte)
func traceWait()
func traceDrained() bool
func traceUser(what int, task, parent uint64, a, b string)

// StartTrace enables tracing for the current process.
func StartTrace() error {
	for !runAlone(true) {
		Gosched()
	}
	if !traceStart() {
		runAlone(false)
		return errorString("tracing is already enabled")
	}
	return nil
}

// StopTrace stops tracing, if it was previously enabled. It returns when all of it has been read.
func StopTrace() { traceAdvance(true) }

// runtime/trace asks for it by this name: ends a generation, and waits until the reader has dealt with it.
func traceAdvance(stopTrace bool) {
	traceEnd(stopTrace)
	if stopTrace {
		runAlone(false)
	}
	for !traceDrained() {
		Gosched()
	}
}

// ReadTrace returns the next chunk of binary tracing data, nil when there will be no more.
func ReadTrace() []byte {
	for {
		n, more := traceNext()
		if n > 0 {
			b := make([]byte, n)
			traceTake(&b[0])
			return b
		}
		if !more {
			return nil
		}
		traceWait()
	}
}

func traceClockNow() uint64 { return uint64(nanotime()) }

//go:linkname trace_clockUnitsPerSecond runtime/trace.runtime_traceClockUnitsPerSecond
func trace_clockUnitsPerSecond() uint64 { return 1e9 }

//go:linkname trace_userTaskCreate runtime/trace.userTaskCreate
func trace_userTaskCreate(id, parentID uint64, taskType string) { traceUser(0, id, parentID, taskType, "") }

//go:linkname trace_userTaskEnd runtime/trace.userTaskEnd
func trace_userTaskEnd(id uint64) { traceUser(1, id, 0, "", "") }

//go:linkname trace_userRegion runtime/trace.userRegion
func trace_userRegion(id, mode uint64, name string) { traceUser(2+int(mode), id, 0, name, "") }

//go:linkname trace_userLog runtime/trace.userLog
func trace_userLog(id uint64, category, message string) { traceUser(4, id, 0, category, message) }

// blockevent counts an event of the block profile, for tests of runtime/pprof.
func blockevent(cycles int64, skip int)
