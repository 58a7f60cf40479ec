// Every name that runtime/metrics describes has a value of its kind.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"time"
)

var sink []byte

func read(name string) uint64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

func main() {
	for range 100 {
		sink = make([]byte, 100000)
	}
	runtime.GC()
	var all []metrics.Sample
	for _, d := range metrics.All() {
		all = append(all, metrics.Sample{Name: d.Name})
	}
	metrics.Read(all)
	metrics.Read(all) // histograms are used again
	for i, d := range metrics.All() {
		v := all[i].Value
		if v.Kind() != d.Kind {
			fmt.Println(d.Name, v.Kind(), d.Kind)
		}
		switch v.Kind() {
		case metrics.KindUint64:
			if d.Name != "/gc/gomemlimit:bytes" && v.Uint64() > 1<<40 {
				fmt.Println(d.Name, v.Uint64())
			}
		case metrics.KindFloat64:
			if f := v.Float64(); f < 0 || math.IsNaN(f) || f > 1000 {
				fmt.Println(d.Name, f)
			}
		case metrics.KindFloat64Histogram:
			if h := v.Float64Histogram(); len(h.Buckets) != len(h.Counts)+1 || !slices.IsSorted(h.Buckets) {
				fmt.Println(d.Name, len(h.Buckets), len(h.Counts))
			}
		}
	}
	count := read("/sched/goroutines:goroutines") // gc counts its own
	fmt.Println(read("/gc/heap/allocs:bytes") > 10000000, read("/gc/cycles/forced:gc-cycles") >= 1,
		read("/gc/gogc:percent"), read("/gc/gomemlimit:bytes") == math.MaxInt64)
	stop := make(chan bool)
	go func() { <-stop }()
	runtime.Gosched()
	fmt.Println(read("/sched/goroutines:goroutines") - count)
	bad := []metrics.Sample{{Name: "/no/such:thing"}}
	metrics.Read(bad)
	fmt.Println(bad[0].Value.Kind() == metrics.KindBad)

	var st debug.GCStats
	debug.ReadGCStats(&st)
	fmt.Println(st.NumGC > 0, len(st.Pause) == min(int(st.NumGC), 256), len(st.PauseEnd) == len(st.Pause), st.PauseTotal > 0, time.Since(st.LastGC) < time.Minute)
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.Sys == m.HeapSys+m.StackSys+m.MSpanSys+m.MCacheSys+m.BuckHashSys+m.GCSys+m.OtherSys,
		m.HeapIdle-m.HeapReleased < 4<<20, m.StackInuse > 0, m.GCCPUFraction >= 0 && m.GCCPUFraction <= 1, m.EnableGC)
	fmt.Println(debug.SetGCPercent(50), read("/gc/gogc:percent"), debug.SetGCPercent(100))
}
