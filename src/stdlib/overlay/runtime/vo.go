// Package runtime of Vo: what programs see of the run time. What needs the engine or the collector
// is a function without a body (see src/stdlib/natives.def); the rest is here.
package runtime

import (
	"internal/abi"
	"unsafe"
)

// ---- Names that Go's error.go uses ---------------------------------------------------------------

type _type = abi.Type

type eface struct {
	_type *_type
	data  unsafe.Pointer
}

func efaceOf(ep *any) *eface { return (*eface)(unsafe.Pointer(ep)) }

type rtype struct{ *abi.Type }

func toRType(t *abi.Type) rtype { return rtype{t} }

func (t rtype) string() string {
	s := abi.Name{Bytes: (*byte)(resolveNameOff(unsafe.Pointer(t.Type), int32(t.Str)))}.Name()
	if t.TFlag&abi.TFlagExtraStar != 0 {
		return s[1:]
	}
	return s
}

func (t rtype) pkgpath() string {
	if u := t.Uncommon(); u != nil {
		return abi.Name{Bytes: (*byte)(resolveNameOff(unsafe.Pointer(t.Type), int32(u.PkgPath)))}.Name()
	}
	switch t.Kind() {
	case abi.Struct:
		return (*abi.StructType)(unsafe.Pointer(t.Type)).PkgPath.Name()
	case abi.Interface:
		return (*abi.InterfaceType)(unsafe.Pointer(t.Type)).PkgPath.Name()
	}
	return ""
}

//vo:omit panicwrap

func resolveNameOff(ptrInModule unsafe.Pointer, off int32) unsafe.Pointer
func throw(s string)
func fatal(s string)

// ---- Values of run-time errors, for the engine ---------------------------------------------------

var (
	divideError   = error(errorString("integer divide by zero"))
	overflowError = error(errorString("integer overflow"))
	memoryError   = error(errorString("invalid memory address or nil pointer dereference"))
	shiftError    = error(errorString("negative shift amount"))
)

// The classes of abi/panic.h.
const (
	classBounds = iota
	classError
	classPlain
	classAssertion
	classTypeError
	classNilPanic
)

// vo_runtimeError makes the value of a run-time panic from the engine's record of it.
func vo_runtimeError(class, code int, x int64, signed bool, y int, iface, concrete, asserted *_type, text string) any {
	switch class {
	case classBounds:
		return boundsError{x: x, y: y, signed: signed, code: abi.BoundsErrorCode(code)}
	case classPlain:
		return plainError(text)
	case classAssertion:
		return &TypeAssertionError{iface, concrete, asserted, text}
	case classTypeError:
		if text[len(text)-2] == ':' { // a key looked up in an empty map: no prefix
			return plainError(text + toRType(iface).string())
		}
		return errorString(text + toRType(iface).string())
	case classNilPanic:
		return new(PanicNilError)
	}
	switch text {
	case string(divideError.(errorString)):
		return divideError
	case string(memoryError.(errorString)):
		return memoryError
	}
	return errorString(text)
}

// vo_panicText is what a report of an uncaught panic shows for its value: the text of an error or
// Stringer (asked here, before anything is printed), else the value itself, not yet rendered.
func vo_panicText(v any) any {
	defer func() {
		text := "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			throw(text + ": " + r)
		default:
			throw(text + ": type " + toRType(efaceOf(&r)._type).string())
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case stringer:
		return v.String()
	}
	return v
}

// vo_printPanicValue prints what vo_panicText returned.
func vo_printPanicValue(v any) { printpanicval(v) }

// zeroVal is what reflect takes for the value of an absent map element.
var zeroVal [abi.ZeroValSize]byte

// ---- Goroutines ----------------------------------------------------------------------------------

// Gosched yields the processor, allowing other goroutines to run.
func Gosched()

// Goexit terminates the goroutine that calls it, after its deferred calls.
func Goexit()

// GOMAXPROCS sets the number of processors that run Go code at once; n < 1 only asks.
func GOMAXPROCS(n int) int

// SetDefaultGOMAXPROCS goes back to the number that the run time chooses.
func SetDefaultGOMAXPROCS()

// NumCPU returns the number of logical processors usable by the process.
func NumCPU() int

// NumGoroutine returns the number of goroutines that exist.
func NumGoroutine() int

// NumCgoCall returns the number of cgo calls: there are none.
func NumCgoCall() int64 { return 0 }

// LockOSThread wires the calling goroutine to its operating system thread.
func LockOSThread()

// UnlockOSThread undoes LockOSThread.
func UnlockOSThread()

// Breakpoint executes a breakpoint trap.
func Breakpoint()

type coro struct{}

func newcoro(func(*coro)) *coro
func coroswitch(*coro)

// haveHighResSleep is what time's tests look at.
var haveHighResSleep = true

// ---- Memory --------------------------------------------------------------------------------------

// poolCleanup empties sync.Pool by half. Collections that nobody asked for have it run behind them.
var poolCleanup func()

//go:linkname setPoolCleanup sync.runtime_registerPoolCleanup
func setPoolCleanup(f func()) {
	poolCleanup = func() {
		stopWorld()
		f()
		startWorld()
	}
	registerCycleHook(poolCleanup)
}

// Between the two the calling goroutine is the only one that runs; it must not wait.
func stopWorld()
func startWorld()

func registerCycleHook(f func())

// GC runs a garbage collection and waits for it. What sync.Pool drops can die in it. The goroutine that runs
// finalizers has its turn before GC returns.
func GC() {
	if poolCleanup != nil {
		poolCleanup()
	}
	collect()
	Gosched() // always: whoever collects in a loop would stop the others, as a collection costs no budget
}

func collect()

// ReadMemStats fills m with the allocator's statistics.
func ReadMemStats(m *MemStats)

func setGCPercent(percent int32) int32
func setMemoryLimit(limit int64) int64
func setMaxStack(size int) int

// readGCStats appends pauses, pause ends, last collection, number of collections, total pause.
func readGCStats(pauses *[]uint64)

// KeepAlive marks its argument as currently reachable.
//
//go:noinline
func KeepAlive(x any) {}

// setFinalizer and addCleanup do the work behind SetFinalizer and AddCleanup. setFinalizer returns
// 0, or what is wrong: 1 not the start of an object, 2 a finalizer is set already, 3 large results.
func setFinalizer(obj unsafe.Pointer, objType *abi.Type, fn unsafe.Pointer, fnType *abi.Type) int
func addCleanup(ptr unsafe.Pointer, fn func(any), arg any) uint64
func removeCleanup(ptr uintptr, id uint64)

// SetFinalizer sets the finalizer associated with obj to the provided function.
func SetFinalizer(obj any, finalizer any) {
	e := efaceOf(&obj)
	if e._type == nil {
		throw("runtime.SetFinalizer: first argument is nil")
	}
	if e._type.Kind_ != abi.Pointer {
		throw("runtime.SetFinalizer: first argument is " + toRType(e._type).string() + ", not pointer")
	}
	if e.data == nil {
		throw("nil elem type!")
	}
	f := efaceOf(&finalizer)
	if f._type == nil {
		setFinalizer(e.data, e._type, nil, nil)
		return
	}
	if f._type.Kind_ != abi.Func {
		throw("runtime.SetFinalizer: second argument is " + toRType(f._type).string() + ", not a function")
	}
	ft := (*abi.FuncType)(unsafe.Pointer(f._type))
	bad := ft.IsVariadic() || ft.InCount != 1 || !finalizerTakes(ft.InSlice()[0], e._type)
	if bad {
		what := "runtime.SetFinalizer: cannot pass " + toRType(e._type).string() + " to finalizer " + toRType(f._type).string()
		if ft.IsVariadic() {
			what += " because dotdotdot"
		}
		throw(what)
	}
	switch setFinalizer(e.data, e._type, f.data, f._type) {
	case 1:
		throw("runtime.SetFinalizer: pointer not at beginning of allocated block")
	case 2:
		throw("runtime.SetFinalizer: finalizer already set")
	case 3:
		throw("runtime.SetFinalizer: results of finalizer " + toRType(f._type).string() + " are too large")
	}
}

// finalizerTakes reports whether a value of pointer type t may be passed as a parameter of type in.
func finalizerTakes(in, t *abi.Type) bool {
	switch {
	case in == t:
		return true
	case in.Kind_ == abi.Pointer:
		return (in.Uncommon() == nil || t.Uncommon() == nil) && (*abi.PtrType)(unsafe.Pointer(in)).Elem == (*abi.PtrType)(unsafe.Pointer(t)).Elem
	case in.Kind_ == abi.Interface:
		it := (*abi.InterfaceType)(unsafe.Pointer(in))
		return len(it.Methods) == 0 || typeImplements(it, t)
	}
	return false
}

func typeImplements(inter *abi.InterfaceType, t *abi.Type) bool

// finalizersPending reports whether runFinalizer has something to do or is at work.
func finalizersPending() bool

//go:linkname blockUntilEmptyCleanupQueue unique.runtime_blockUntilEmptyCleanupQueue
func blockUntilEmptyCleanupQueue(timeout int64) bool { return blockUntilEmptyFinalizerQueue(timeout) }

//go:linkname blockUntilEmptyCleanupQueueOfTests sync_test.runtime_blockUntilEmptyCleanupQueue
func blockUntilEmptyCleanupQueueOfTests(timeout int64) bool { return blockUntilEmptyFinalizerQueue(timeout) }

// blockUntilEmptyFinalizerQueue waits until all queued finalizers have run; false after timeout
// nanoseconds. Tests of the library use it.
func blockUntilEmptyFinalizerQueue(timeout int64) bool {
	for start := nanotime(); finalizersPending(); {
		if nanotime()-start > timeout {
			return false
		}
		Gosched()
	}
	return true
}

// runFinalizer runs the next finalizer, cleanup or hook; false if there was none.
func runFinalizer() bool

// vo_runFinalizers is what the run time's own goroutine runs when finalizers are due.
func vo_runFinalizers() {
	for runFinalizer() {
	}
}

// Cleanup is a handle to a cleanup call for a specific object.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup attaches a cleanup function to ptr.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic(plainError("runtime.AddCleanup: ptr is nil"))
	}
	if a, ok := any(arg).(*T); ok && a == ptr {
		panic(plainError("runtime.AddCleanup: ptr is equal to arg, cleanup will never run"))
	}
	// The argument is captured: a box of it might share its cell with what ptr points to.
	id := addCleanup(unsafe.Pointer(ptr), func(any) { cleanup(arg) }, nil)
	if id == 0 {
		return Cleanup{}
	}
	return Cleanup{id, uintptr(unsafe.Pointer(ptr))}
}

// Stop cancels the cleanup call.
func (c Cleanup) Stop() {
	if c.id != 0 {
		removeCleanup(c.ptr, c.id)
	}
}

func pinObject(p unsafe.Pointer)
func unpinObject(p unsafe.Pointer)

// A Pinner is a set of objects each pinned to a fixed location in memory.
type Pinner struct{ refs []unsafe.Pointer }

// Pin pins an object until Unpin is called.
func (p *Pinner) Pin(pointer any) {
	e := efaceOf(&pointer)
	if e._type == nil {
		panic(plainError("runtime.Pinner: argument is nil"))
	}
	if k := e._type.Kind_; k != abi.Pointer && k != abi.UnsafePointer {
		panic(plainError("runtime.Pinner: argument is not a pointer: " + toRType(e._type).string()))
	}
	pinObject(e.data)
	p.refs = append(p.refs, e.data)
}

// Unpin unpins all pinned objects of the Pinner.
func (p *Pinner) Unpin() {
	for i, r := range p.refs {
		unpinObject(r)
		p.refs[i] = nil
	}
	p.refs = p.refs[:0]
}

// ---- Call stacks ---------------------------------------------------------------------------------

// callers stores the logical frames of the calling goroutine; 0 is the function that calls it.
func callers(skip int, pcbuf []uintptr) int

// pcInfo describes the function at pc, the depth-th of those inlined there (0 is the innermost).
// more says whether depth+1 exists. name is empty if pc is none of ours.
func pcInfo(pc uintptr, depth int) (name, file string, line, startLine int, entry uintptr, more bool)

// Stack formats a stack trace of the calling goroutine into buf.
func Stack(buf []byte, all bool) int

// Frames may be used to get function/file/line information for a slice of PC values.
type Frames struct {
	callers []uintptr
	depth   int
}

// Frame is the information returned by Frames for each call frame.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int

	startLine int
	Entry     uintptr
	funcInfo  struct{}
}

// CallersFrames takes a slice of PC values returned by Callers and prepares to return
// function/file/line information.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers: callers} }

// Next returns a Frame representing the next call frame.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		name, file, line, startLine, entry, inner := pcInfo(pc, ci.depth)
		if inner {
			ci.depth++
		} else {
			ci.callers, ci.depth = ci.callers[1:], 0
		}
		if name == "" {
			continue
		}
		f := &Func{name: name, file: file, line: line, startLine: startLine, entry: entry}
		return Frame{PC: pc - 1, Func: f, Function: name, File: file, Line: line, startLine: startLine, Entry: entry}, len(ci.callers) > 0
	}
	return Frame{}, false
}

//go:linkname runtime_FrameStartLine runtime/pprof.runtime_FrameStartLine
func runtime_FrameStartLine(f *Frame) int { return f.startLine }

// A Func represents a Go function in the running binary.
type Func struct {
	name, file      string
	line, startLine int
	entry           uintptr
}

// FuncForPC returns the function that contains the given program counter address, or nil.
func FuncForPC(pc uintptr) *Func {
	name, file, line, startLine, entry, _ := pcInfo(pc, 0)
	if name == "" {
		return nil
	}
	return &Func{name, file, line, startLine, entry}
}

// Name returns the name of the function.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the entry address of the function.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the file name and line number of the source code at pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	name, file, line, _, _, _ := pcInfo(pc, 0)
	if name == "" {
		return "?", 0
	}
	return file, line
}

// ---- The process ---------------------------------------------------------------------------------

func exit(code int)
func args() []string
func envs() []string
func write(fd uintptr, p unsafe.Pointer, n int32) int32
func nanotime() int64

// elapsed is how long the program has worked and waited. On an engine that counts its work it comes of that count, so that
// what is done by it (a mutex that is handed over after a millisecond) is a function of program and seed.
func elapsed() int64
func rand() uint64
func memhash(p unsafe.Pointer, seed, s uintptr) uintptr
func entersyscall()
func exitsyscall()

func randn(n uint32) uint32 { return uint32((uint64(uint32(rand())) * uint64(n)) >> 32) }

var (
	defaultGOROOT = "/usr/share/go-1.27"
	buildVersion  = "go1.27"
)

func gogetenv(key string) string {
	for _, s := range envs() {
		if len(s) > len(key) && s[len(key)] == '=' && s[:len(key)] == key {
			return s[len(key)+1:]
		}
	}
	return ""
}
