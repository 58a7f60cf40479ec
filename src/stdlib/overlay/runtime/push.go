// Functions that other packages of the library declare without a body and find here by link name.
package runtime

import "unsafe"

// ---- sync ----------------------------------------------------------------------------------------

//go:linkname sync_throw sync.throw
func sync_throw(s string) { throw(s) }

//go:linkname sync_fatal sync.fatal
func sync_fatal(s string) { fatal(s) }

//go:linkname sync_nanotime sync.runtime_nanotime
func sync_nanotime() int64 { return nanotime() }

//go:linkname sync_canSpin sync.runtime_canSpin
func sync_canSpin(i int) bool { return false }

//go:linkname sync_doSpin sync.runtime_doSpin
func sync_doSpin() {}

//go:linkname sync_notifyListCheck sync.runtime_notifyListCheck
func sync_notifyListCheck(size uintptr) {
	if size != 32 {
		throw("bad notifyList size")
	}
}

// ---- os, syscall ---------------------------------------------------------------------------------

//go:linkname os_runtime_args os.runtime_args
func os_runtime_args() []string { return args() }

//go:linkname os_beforeExit os.runtime_beforeExit
func os_beforeExit(exitCode int) {}

//go:linkname os_ignoreSIGSYS os.ignoreSIGSYS
func os_ignoreSIGSYS() {}

//go:linkname os_restoreSIGSYS os.restoreSIGSYS
func os_restoreSIGSYS() {}

//go:linkname syscall_runtime_envs syscall.runtime_envs
func syscall_runtime_envs() []string { return envs() }

//go:linkname syscall_Getpagesize syscall.Getpagesize
func syscall_Getpagesize() int { return 4096 }

//go:linkname syscall_Exit syscall.Exit
func syscall_Exit(code int) { exit(code) }

//go:linkname syscall_runtimeSetenv syscall.runtimeSetenv
func syscall_runtimeSetenv(k, v string) {
	if k == "GODEBUG" && godebugUpdate != nil {
		godebugUpdate(godebugDefault(), v)
	}
}

//go:linkname syscall_runtimeUnsetenv syscall.runtimeUnsetenv
func syscall_runtimeUnsetenv(k string) {
	if k == "GODEBUG" && godebugUpdate != nil {
		godebugUpdate(godebugDefault(), "")
	}
}

//go:linkname syscall_cgocaller syscall.cgocaller
func syscall_cgocaller(unsafe.Pointer, ...uintptr) uintptr {
	throw("cgo is not supported")
	return 0
}

// ---- internal/godebug ----------------------------------------------------------------------------

var godebugUpdate func(string, string)

// godebugDefault is the default GODEBUG setting, which follows the main module's go line.
func godebugDefault() string

//go:linkname godebug_setUpdate internal/godebug.setUpdate
func godebug_setUpdate(update func(string, string)) {
	godebugUpdate = update
	update(godebugDefault(), gogetenv("GODEBUG"))
}

//go:linkname godebug_registerMetric internal/godebug.registerMetric
func godebug_registerMetric(name string, read func() uint64) {}

//go:linkname godebug_setNewIncNonDefault internal/godebug.setNewIncNonDefault
func godebug_setNewIncNonDefault(newIncNonDefault func(string) func()) {}

// ---- runtime/debug -------------------------------------------------------------------------------

//go:linkname debug_freeOSMemory runtime/debug.freeOSMemory
func debug_freeOSMemory() { GC() }

//go:linkname debug_setGCPercent runtime/debug.setGCPercent
func debug_setGCPercent(in int32) int32 { return setGCPercent(in) }

//go:linkname debug_setMemoryLimit runtime/debug.setMemoryLimit
func debug_setMemoryLimit(in int64) int64 { return setMemoryLimit(in) }

//go:linkname debug_setMaxStack runtime/debug.setMaxStack
func debug_setMaxStack(in int) int { return setMaxStack(in) }

var panicOnFault bool

//go:linkname debug_setPanicOnFault runtime/debug.setPanicOnFault
func debug_setPanicOnFault(new bool) (old bool) {
	old, panicOnFault = panicOnFault, new
	return
}

var maxThreads = 10000

//go:linkname debug_setMaxThreads runtime/debug.setMaxThreads
func debug_setMaxThreads(in int) (out int) {
	out, maxThreads = maxThreads, in
	return
}

//go:linkname debug_readGCStats runtime/debug.readGCStats
func debug_readGCStats(pauses *[]uint64) { readGCStats(pauses) }

//go:linkname debug_WriteHeapDump runtime/debug.WriteHeapDump
func debug_WriteHeapDump(fd uintptr) {}

//go:linkname debug_SetTraceback runtime/debug.SetTraceback
func debug_SetTraceback(level string) { setTraceback(level) }

func setTraceback(level string)

//go:linkname debug_modinfo runtime/debug.modinfo
func debug_modinfo() string { return "" }

//go:linkname setCrashFD
func setCrashFD(fd uintptr) uintptr { return ^uintptr(0) }

// ---- runtime/trace -------------------------------------------------------------------------------

//go:linkname trace_userTaskCreate runtime/trace.userTaskCreate
func trace_userTaskCreate(id, parentID uint64, taskType string) {}

//go:linkname trace_userTaskEnd runtime/trace.userTaskEnd
func trace_userTaskEnd(id uint64) {}

//go:linkname trace_userRegion runtime/trace.userRegion
func trace_userRegion(id, mode uint64, name string) {}

//go:linkname trace_userLog runtime/trace.userLog
func trace_userLog(id uint64, category, message string) {}
