// What runtime/metrics reads.
package runtime

import (
	"internal/godebugs"
	"unsafe"
)

// The layouts of runtime/metrics.Sample, Value and Float64Histogram.

type metricKind int

const (
	metricKindBad metricKind = iota
	metricKindUint64
	metricKindFloat64
	metricKindFloat64Histogram
)

type metricSample struct {
	name  string
	value metricValue
}

type metricValue struct {
	kind    metricKind
	scalar  uint64
	pointer unsafe.Pointer
}

type metricFloat64Histogram struct {
	counts  []uint64
	buckets []float64
}

// schedStats are the counts that MemStats has not.
type schedStats struct {
	running, runnable, waiting, blocked uint64 // goroutines; blocked: in a system call
	created                             uint64
	threads                             uint64
	cpuNanos, gcNanos, wallNanos        uint64
	mutexWaitNanos                      uint64
	liveBytes, stackBytes, globalBytes  uint64
	finalizersQueued, finalizersRun     uint64
	cleanupsQueued, cleanupsRun         uint64
	tinyAllocs                          uint64
	gogc, memoryLimit                   uint64
}

func readSchedStats(s *schedStats)

// pauseCounts fills counts, which belong to the buckets of timeHistogramMetricsBuckets, with the pauses of
// collections.
func pauseCounts(counts []uint64)

type metricReading struct {
	mem   MemStats
	sched schedStats
}

type metricFunc func(*metricReading, *metricValue)

var (
	metrics          map[string]metricFunc
	timeBuckets      []float64
	sizeClassBuckets []float64
)

func count(f func(*metricReading) uint64) metricFunc {
	return func(r *metricReading, out *metricValue) { out.kind, out.scalar = metricKindUint64, f(r) }
}

func seconds(f func(*metricReading) uint64) metricFunc {
	return func(r *metricReading, out *metricValue) {
		x := float64(f(r)) / 1e9
		out.kind, out.scalar = metricKindFloat64, *(*uint64)(unsafe.Pointer(&x))
	}
}

func zero(*metricReading) uint64 { return 0 }

// histogram returns out's histogram, cleared.
func (out *metricValue) histogram(buckets []float64) *metricFloat64Histogram {
	h := (*metricFloat64Histogram)(out.pointer)
	if out.kind != metricKindFloat64Histogram || h == nil || len(h.counts) != len(buckets)-1 {
		h = &metricFloat64Histogram{counts: make([]uint64, len(buckets)-1)}
		out.kind, out.pointer = metricKindFloat64Histogram, unsafe.Pointer(h)
	}
	clear(h.counts)
	h.buckets = buckets
	return h
}

func bySize(frees bool) metricFunc {
	return func(r *metricReading, out *metricValue) {
		h := out.histogram(sizeClassBuckets)
		small := uint64(0)
		for i, c := range r.mem.BySize[1:] {
			n := c.Mallocs
			if frees {
				n = c.Frees
			}
			h.counts[i] = n
			small += n
		}
		all := r.mem.Mallocs - r.sched.tinyAllocs
		if frees {
			all = r.mem.Frees - r.sched.tinyAllocs
		}
		h.counts[len(h.counts)-1] = all - min(small, all)
	}
}

func pauses(_ *metricReading, out *metricValue) { pauseCounts(out.histogram(timeBuckets).counts) }

func emptyTimes(_ *metricReading, out *metricValue) { out.histogram(timeBuckets) }

func initMetrics() {
	if metrics != nil {
		return
	}
	timeBuckets = timeHistogramMetricsBuckets()
	var m MemStats
	ReadMemStats(&m)
	sizeClassBuckets = []float64{1}
	for _, c := range m.BySize[1:] {
		sizeClassBuckets = append(sizeClassBuckets, float64(c.Size+1))
	}
	sizeClassBuckets = append(sizeClassBuckets, float64Inf())
	metrics = map[string]metricFunc{
		"/cgo/go-to-c-calls:calls":                   count(zero),
		"/cpu/classes/gc/mark/assist:cpu-seconds":    seconds(zero),
		"/cpu/classes/gc/mark/dedicated:cpu-seconds": seconds(zero),
		"/cpu/classes/gc/mark/idle:cpu-seconds":      seconds(zero),
		// All of a collection happens in steps of the one thread.
		"/cpu/classes/gc/pause:cpu-seconds":            seconds(func(r *metricReading) uint64 { return r.sched.gcNanos }),
		"/cpu/classes/gc/total:cpu-seconds":            seconds(func(r *metricReading) uint64 { return r.sched.gcNanos }),
		"/cpu/classes/idle:cpu-seconds":                seconds(func(r *metricReading) uint64 { return r.sched.wallNanos - r.sched.cpuNanos }),
		"/cpu/classes/scavenge/assist:cpu-seconds":     seconds(zero),
		"/cpu/classes/scavenge/background:cpu-seconds": seconds(zero),
		"/cpu/classes/scavenge/total:cpu-seconds":      seconds(zero),
		"/cpu/classes/total:cpu-seconds":               seconds(func(r *metricReading) uint64 { return r.sched.wallNanos }),
		"/cpu/classes/user:cpu-seconds":                seconds(func(r *metricReading) uint64 { return r.sched.cpuNanos - r.sched.gcNanos }),
		"/gc/cleanups/executed:cleanups":               count(func(r *metricReading) uint64 { return r.sched.cleanupsRun }),
		"/gc/cleanups/queued:cleanups":                 count(func(r *metricReading) uint64 { return r.sched.cleanupsQueued }),
		"/gc/cycles/automatic:gc-cycles":               count(func(r *metricReading) uint64 { return uint64(r.mem.NumGC - r.mem.NumForcedGC) }),
		"/gc/cycles/forced:gc-cycles":                  count(func(r *metricReading) uint64 { return uint64(r.mem.NumForcedGC) }),
		"/gc/cycles/total:gc-cycles":                   count(func(r *metricReading) uint64 { return uint64(r.mem.NumGC) }),
		"/gc/finalizers/executed:finalizers":           count(func(r *metricReading) uint64 { return r.sched.finalizersRun }),
		"/gc/finalizers/queued:finalizers":             count(func(r *metricReading) uint64 { return r.sched.finalizersQueued }),
		"/gc/gogc:percent":                             count(func(r *metricReading) uint64 { return r.sched.gogc }),
		"/gc/gomemlimit:bytes":                         count(func(r *metricReading) uint64 { return r.sched.memoryLimit }),
		"/gc/heap/allocs-by-size:bytes":                bySize(false),
		"/gc/heap/allocs:bytes":                        count(func(r *metricReading) uint64 { return r.mem.TotalAlloc }),
		"/gc/heap/allocs:objects":                      count(func(r *metricReading) uint64 { return r.mem.Mallocs - r.sched.tinyAllocs }),
		"/gc/heap/frees-by-size:bytes":                 bySize(true),
		"/gc/heap/frees:bytes":                         count(func(r *metricReading) uint64 { return r.mem.TotalAlloc - r.mem.HeapAlloc }),
		"/gc/heap/frees:objects":                       count(func(r *metricReading) uint64 { return r.mem.Frees - r.sched.tinyAllocs }),
		"/gc/heap/goal:bytes":                          count(func(r *metricReading) uint64 { return r.mem.NextGC }),
		"/gc/heap/live:bytes":                          count(func(r *metricReading) uint64 { return r.sched.liveBytes }),
		"/gc/heap/objects:objects":                     count(func(r *metricReading) uint64 { return r.mem.HeapObjects }),
		"/gc/heap/tiny/allocs:objects":                 count(func(r *metricReading) uint64 { return r.sched.tinyAllocs }),
		"/gc/limiter/last-enabled:gc-cycle":            count(zero),
		"/gc/pauses:seconds":                           pauses,
		"/gc/scan/globals:bytes":                       count(func(r *metricReading) uint64 { return r.sched.globalBytes }),
		"/gc/scan/heap:bytes":                          count(func(r *metricReading) uint64 { return r.sched.liveBytes }),
		"/gc/scan/stack:bytes":                         count(func(r *metricReading) uint64 { return r.sched.stackBytes }),
		"/gc/scan/total:bytes":                         count(func(r *metricReading) uint64 { return r.sched.liveBytes + r.sched.stackBytes + r.sched.globalBytes }),
		"/gc/stack/starting-size:bytes":                count(func(r *metricReading) uint64 { return 2048 }),
		"/memory/classes/heap/free:bytes":              count(func(r *metricReading) uint64 { return r.mem.HeapIdle - r.mem.HeapReleased }),
		"/memory/classes/heap/objects:bytes":           count(func(r *metricReading) uint64 { return r.mem.HeapAlloc }),
		"/memory/classes/heap/released:bytes":          count(func(r *metricReading) uint64 { return r.mem.HeapReleased }),
		"/memory/classes/heap/stacks:bytes":            count(func(r *metricReading) uint64 { return r.mem.StackInuse }),
		"/memory/classes/heap/unused:bytes":            count(func(r *metricReading) uint64 { return r.mem.HeapInuse - r.mem.HeapAlloc }),
		"/memory/classes/metadata/mcache/free:bytes":   count(func(r *metricReading) uint64 { return r.mem.MCacheSys - r.mem.MCacheInuse }),
		"/memory/classes/metadata/mcache/inuse:bytes":  count(func(r *metricReading) uint64 { return r.mem.MCacheInuse }),
		"/memory/classes/metadata/mspan/free:bytes":    count(func(r *metricReading) uint64 { return r.mem.MSpanSys - r.mem.MSpanInuse }),
		"/memory/classes/metadata/mspan/inuse:bytes":   count(func(r *metricReading) uint64 { return r.mem.MSpanInuse }),
		"/memory/classes/metadata/other:bytes":         count(func(r *metricReading) uint64 { return r.mem.GCSys }),
		"/memory/classes/os-stacks:bytes":              count(func(r *metricReading) uint64 { return r.mem.StackSys - r.mem.StackInuse }),
		"/memory/classes/other:bytes":                  count(func(r *metricReading) uint64 { return r.mem.OtherSys }),
		"/memory/classes/profiling/buckets:bytes":      count(func(r *metricReading) uint64 { return r.mem.BuckHashSys }),
		"/memory/classes/total:bytes":                  count(func(r *metricReading) uint64 { return r.mem.Sys }),
		"/sched/gomaxprocs:threads":                    count(func(r *metricReading) uint64 { return uint64(GOMAXPROCS(0)) }),
		"/sched/goroutines-created:goroutines":         count(func(r *metricReading) uint64 { return r.sched.created }),
		"/sched/goroutines/not-in-go:goroutines":       count(func(r *metricReading) uint64 { return r.sched.blocked }),
		"/sched/goroutines/runnable:goroutines":        count(func(r *metricReading) uint64 { return r.sched.runnable }),
		"/sched/goroutines/running:goroutines":         count(func(r *metricReading) uint64 { return r.sched.running }),
		"/sched/goroutines/waiting:goroutines":         count(func(r *metricReading) uint64 { return r.sched.waiting }),
		"/sched/goroutines:goroutines":                 count(func(r *metricReading) uint64 { return uint64(NumGoroutine()) }),
		"/sched/latencies:seconds":                     emptyTimes,
		"/sched/pauses/stopping/gc:seconds":            emptyTimes,
		"/sched/pauses/stopping/other:seconds":         emptyTimes,
		"/sched/pauses/total/gc:seconds":               pauses,
		"/sched/pauses/total/other:seconds":            emptyTimes,
		"/sched/threads/total:threads":                 count(func(r *metricReading) uint64 { return r.sched.threads }),
		"/sync/mutex/wait/total:seconds":               seconds(func(r *metricReading) uint64 { return r.sched.mutexWaitNanos }),
	}
	for _, info := range godebugs.All {
		if !info.Opaque {
			metrics["/godebug/non-default-behavior/"+info.Name+":events"] = count(zero)
		}
	}
}

// For the tests of runtime/metrics.
//
//go:linkname readMetricNames runtime/metrics_test.runtime_readMetricNames
func readMetricNames() []string {
	initMetrics()
	var list []string
	for name := range metrics {
		list = append(list, name)
	}
	return list
}

//go:linkname readMetrics runtime/metrics.runtime_readMetrics
func readMetrics(samples unsafe.Pointer, length, _ int) {
	initMetrics()
	var r metricReading
	ReadMemStats(&r.mem)
	readSchedStats(&r.sched)
	list := unsafe.Slice((*metricSample)(samples), length)
	for i := range list {
		if f := metrics[list[i].name]; f != nil {
			f(&r, &list[i].value)
		} else {
			list[i].value.kind = metricKindBad
		}
	}
}

//go:linkname godebug_registerMetric internal/godebug.registerMetric
func godebug_registerMetric(name string, read func() uint64) {
	initMetrics()
	if metrics[name] == nil {
		throw("runtime: unexpected metric registration for " + name)
	}
	metrics[name] = count(func(*metricReading) uint64 { return read() })
}
