// Functions that other packages of the library declare without a body and find here by link name.
package runtime

import (
	"internal/coverage/rtcov"
	"unsafe"
)

// ---- sync ----------------------------------------------------------------------------------------

//go:linkname sync_throw sync.throw
func sync_throw(s string) { throw(s) }

//go:linkname sync_fatal sync.fatal
func sync_fatal(s string) { fatal(s) }

//go:linkname internal_sync_throw internal/sync.throw
func internal_sync_throw(s string) { throw(s) }

//go:linkname internal_sync_fatal internal/sync.fatal
func internal_sync_fatal(s string) { fatal(s) }

//go:linkname internal_sync_nanotime internal/sync.runtime_nanotime
func internal_sync_nanotime() int64 { return elapsed() }

//go:linkname internal_sync_canSpin internal/sync.runtime_canSpin
func internal_sync_canSpin(i int) bool { return false }

//go:linkname internal_sync_doSpin internal/sync.runtime_doSpin
func internal_sync_doSpin() {}

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
func os_beforeExit(exitCode int) {
	if atEnd != nil {
		atEnd()
	}
}

// atEnd is what the program does before it ends in an orderly way.
var atEnd func()

// callAtEnd has the engine call f, which is no closure, when main has returned, and before it reports an uncaught panic.
func callAtEnd(f func())

//go:linkname runprofile_setAtEnd internal/runprofile.setAtEnd
func runprofile_setAtEnd(f func()) {
	atEnd = f
	callAtEnd(f)
}

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
	if k == "GODEBUG" {
		changeGodebug(v)
	}
}

//go:linkname syscall_runtimeUnsetenv syscall.runtimeUnsetenv
func syscall_runtimeUnsetenv(k string) {
	if k == "GODEBUG" {
		changeGodebug("")
	}
}

//go:linkname syscall_cgocaller syscall.cgocaller
func syscall_cgocaller(unsafe.Pointer, ...uintptr) uintptr {
	throw("cgo is not supported")
	return 0
}

//go:linkname syscall_runtimeClearenv syscall.runtimeClearenv
func syscall_runtimeClearenv(env map[string]int) {
	if _, ok := env["GODEBUG"]; ok {
		changeGodebug("")
	}
}

// ---- internal/syscall/unix -----------------------------------------------------------------------

// internal/syscall/unix asks for it by this name: without it there is the system call.
func vgetrandom(p []byte, flags uint32) (ret int, supported bool) { return -1, false }

// ---- crypto --------------------------------------------------------------------------------------

//go:linkname sysrand_fatal crypto/internal/sysrand.fatal
func sysrand_fatal(s string) { fatal(s) }

//go:linkname rand_fatal crypto/rand.fatal
func rand_fatal(s string) { fatal(s) }

//go:linkname fips_fatal crypto/internal/fips140.fatal
func fips_fatal(s string) { fatal(s) }

//go:linkname fips_monoTime crypto/internal/fips140deps/time.monoTime
func fips_monoTime() int64 { return nanotime() }

//go:linkname subtle_setDITEnabled crypto/subtle.setDITEnabled
func subtle_setDITEnabled() bool { return false }

//go:linkname subtle_setDITDisabled crypto/subtle.setDITDisabled
func subtle_setDITDisabled() {}

//go:linkname bcache_registerCache crypto/internal/boring/bcache.registerCache
func bcache_registerCache(p unsafe.Pointer) {}

// The service indicator and the bypass belong to a goroutine.

func fipsIndicator() uint8
func setFipsIndicator(uint8)
func fipsBypass() bool
func setFipsBypass(bool)

//go:linkname fips_getIndicator crypto/internal/fips140.getIndicator
func fips_getIndicator() uint8 { return fipsIndicator() }

//go:linkname fips_setIndicator crypto/internal/fips140.setIndicator
func fips_setIndicator(i uint8) { setFipsIndicator(i) }

//go:linkname fips_isBypassed crypto/fips140.isBypassed
func fips_isBypassed() bool { return fipsBypass() }

//go:linkname fips_setBypass crypto/fips140.setBypass
func fips_setBypass() { setFipsBypass(true) }

//go:linkname fips_unsetBypass crypto/fips140.unsetBypass
func fips_unsetBypass() { setFipsBypass(false) }

// ---- internal/godebug ----------------------------------------------------------------------------

var godebugUpdate func(string, string)

// changeGodebug follows a change of the environment.
func changeGodebug(v string) {
	setGodebug(v)
	if godebugUpdate != nil {
		godebugUpdate(godebugDefault(), v)
	}
}

func setGodebug(environment string)

// godebugDefault is the default GODEBUG setting, which follows the main module's go line.
func godebugDefault() string

//go:linkname godebug_setUpdate internal/godebug.setUpdate
func godebug_setUpdate(update func(string, string)) {
	godebugUpdate = update
	update(godebugDefault(), gogetenv("GODEBUG"))
}

//go:linkname godebug_setNewIncNonDefault internal/godebug.setNewIncNonDefault
func godebug_setNewIncNonDefault(newIncNonDefault func(string) func()) {}

// ---- runtime/debug -------------------------------------------------------------------------------

//go:linkname debug_freeOSMemory runtime/debug.freeOSMemory
func debug_freeOSMemory() {
	GC()
	releaseFreePages()
}

func releaseFreePages()

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
func debug_modinfo() string {
	if s := moduleInfo(); s != "" {
		return modinfoFrame + s + modinfoFrame
	}
	return ""
}

// modinfoFrame stands where gc has bytes by which its files are found.
const modinfoFrame = "0123456789abcdef"

func moduleInfo() string

//go:linkname setCrashFD
func setCrashFD(fd uintptr) uintptr { return ^uintptr(0) }

// ---- runtime/coverage: programs are never built with -cover ----------------------------------------

//go:linkname coverage_getCovCounterList internal/coverage/cfile.getCovCounterList
func coverage_getCovCounterList() []rtcov.CovCounterBlob { return nil }
