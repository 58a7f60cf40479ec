package fuzz

// What counts how often the blocks of a program ran, in a build that fuzzes.
var counters []byte

func coverage() []byte { return counters }

// SetCounters says where the counters are. The main package of tests calls it before anything is fuzzed.
func SetCounters(c []byte) {
	counters = c
	coverageEnabled = len(c) > 0
	coverageSnapshot = make([]byte, len(c))
}
