package iter

import "runtime"

// Pull and Pull2 are thin, so that their instances in modules from files, which are not trusted, see neither
// coroutines nor variables of this package.

// pulled runs `run` as a coroutine. In it `hand` gives control back to the caller of resume, and says whether
// the iteration goes on. resume reports whether hand was called; what run panics with, it panics with. `name` is
// for panics.
func pulled(name string, run func(hand func() bool)) (resume func() bool, stop func()) {
	var (
		asked    bool // by resume, and not answered
		has      bool
		over     bool
		returned bool
		failure  any
	)
	c := newcoro(func(c *coro) {
		if over {
			return
		}
		defer func() {
			if failure = recover(); failure == nil && !returned {
				failure = goexitPanicValue
			}
			over = true
		}()
		run(func() bool {
			if over {
				return false
			}
			if !asked {
				panic(name + ": yield called again before next")
			}
			asked, has = false, true
			coroswitch(c)
			return !over
		})
		returned = true
	})
	enter := func() {
		coroswitch(c)
		if failure == goexitPanicValue {
			runtime.Goexit()
		}
		if failure != nil {
			panic(failure)
		}
	}
	resume = func() bool {
		if over {
			return false
		}
		if asked {
			panic(name + ": next called again before yield")
		}
		asked, has = true, false
		enter()
		return has
	}
	stop = func() {
		if !over {
			over = true
			enter()
		}
	}
	return resume, stop
}

func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) { return pull("iter.Pull", seq) }

func pull[V any](name string, seq Seq[V]) (next func() (V, bool), stop func()) {
	var value V
	resume, stop := pulled(name, func(hand func() bool) {
		seq(func(v V) bool {
			value = v
			return hand()
		})
	})
	next = func() (V, bool) {
		has := resume()
		v := value
		var none V
		value = none
		if !has {
			v = none
		}
		return v, has
	}
	return next, stop
}

func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type pair struct {
		k K
		v V
	}
	single, stop := pull("iter.Pull2", func(yield func(pair) bool) {
		seq(func(k K, v V) bool { return yield(pair{k, v}) })
	})
	next = func() (K, V, bool) {
		p, ok := single()
		return p.k, p.v, ok
	}
	return next, stop
}
