// Package runprofile takes the profiles that `vo run -cpuprofile FILE` and its sisters ask for. The command links it into the
// program, where it is initialised before every package of the program's own, and says in the environment what is wanted.
package runprofile

import (
	"os"
	"os/signal"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"syscall"
	_ "unsafe" // for linkname
)

// setAtEnd has the run time call f once, when main returns, at os.Exit, and before an uncaught panic is reported.
func setAtEnd(f func())

//go:linkname othersWant os/signal.othersWant
func othersWant(n int) bool

func init() {
	if take("CPU", startCPU) {
		stops = append(stops, pprof.StopCPUProfile)
	}
	if take("TRACE", startTrace) {
		stops = append(stops, trace.Stop)
	}
	if mem := create("MEM"); mem != nil {
		stops = append(stops, func() {
			runtime.GC() // what is in use is known up to the last collection
			write("allocs", mem)
		})
	}
	if block := create("BLOCK"); block != nil {
		runtime.SetBlockProfileRate(1)
		stops = append(stops, func() { write("block", block) })
	}
	if mutex := create("MUTEX"); mutex != nil {
		runtime.SetMutexProfileFraction(1)
		stops = append(stops, func() { write("mutex", mutex) })
	}
	setAtEnd(end)
	endBySignal()
}

var (
	stops []func() // what is left to do, in order
	files []*os.File
	once  sync.Once
)

// end writes all profiles. Who comes second waits for the first.
func end() {
	once.Do(func() {
		for _, stop := range stops {
			stop()
		}
		for _, f := range files {
			complain(f.Close())
		}
	})
}

// create opens the file that the environment names for a kind of profile, nil if none is wanted. Children are not to know.
func create(kind string) *os.File {
	name := "VO_PROFILE_" + kind
	path, wanted := os.LookupEnv(name)
	if !wanted {
		return nil
	}
	os.Unsetenv(name)
	f, err := os.Create(path)
	if err != nil {
		complain(err)
		os.Exit(1)
	}
	files = append(files, f)
	return f
}

// take starts a profile that is written while the program runs.
func take(kind string, start func(f *os.File) error) bool {
	f := create(kind)
	if f == nil {
		return false
	}
	if err := start(f); err != nil {
		complain(err)
		os.Exit(1)
	}
	return true
}

func startCPU(f *os.File) error { return pprof.StartCPUProfile(f) }

func startTrace(f *os.File) error { return trace.Start(f) }

func write(kind string, f *os.File) { complain(pprof.Lookup(kind).WriteTo(f, 0)) }

func complain(err error) {
	if err != nil {
		os.Stderr.WriteString("vo: " + err.Error() + "\n")
	}
}

// endBySignal writes the profiles if a signal is about to end the program: one that nobody else has asked for.
func endBySignal() {
	arrived := make(chan os.Signal, 1)
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(arrived, s)
		}
	}
	go func() {
		for s := range arrived {
			n := s.(syscall.Signal)
			if othersWant(int(n)) {
				continue
			}
			end()
			signal.Reset(s)
			syscall.Kill(syscall.Getpid(), n)
		}
	}()
}
