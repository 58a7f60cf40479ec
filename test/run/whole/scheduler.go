package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// A build scheduler: topological order, cycles, and parallel execution with dependencies.

type task struct {
	name string
	deps []string
	run  func() error
}

type result struct {
	name string
	err  error
}

type cycleErr []string

func (c cycleErr) Error() string { return "cycle: " + strings.Join(c, " -> ") }

func order(ts map[string]*task) ([]string, error) {
	var out, stack []string
	state := map[string]int{}
	var visit func(string) error
	visit = func(n string) error {
		switch state[n] {
		case 1:
			for i, s := range stack {
				if s == n {
					return cycleErr(append(append([]string{}, stack[i:]...), n))
				}
			}
		case 2:
			return nil
		}
		t, ok := ts[n]
		if !ok {
			return fmt.Errorf("unknown task %q", n)
		}
		state[n] = 1
		stack = append(stack, n)
		defer func() { stack = stack[:len(stack)-1]; state[n] = 2 }()
		for _, d := range t.deps {
			if err := visit(d); err != nil {
				return err
			}
		}
		out = append(out, n)
		return nil
	}
	names := make([]string, 0, len(ts))
	for n := range ts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func parallel(ts map[string]*task) (done []string, errs error) {
	waiting := map[string]int{}
	rev := map[string][]string{}
	for n, t := range ts {
		waiting[n] = len(t.deps)
		for _, d := range t.deps {
			rev[d] = append(rev[d], n)
		}
	}
	results := make(chan result)
	running := 0
	start := func(n string) {
		running++
		go func() {
			defer func() {
				if e := recover(); e != nil {
					results <- result{n, fmt.Errorf("%s panicked: %v", n, e)}
				}
			}()
			results <- result{n, ts[n].run()}
		}()
	}
	for n, k := range waiting {
		if k == 0 {
			start(n)
		}
	}
	for running > 0 {
		r := <-results
		running--
		if r.err != nil {
			errs = errors.Join(errs, r.err)
			continue
		}
		done = append(done, r.name)
		for _, n := range rev[r.name] {
			if waiting[n]--; waiting[n] == 0 {
				start(n)
			}
		}
	}
	sort.Strings(done)
	return
}

func main() {
	ok := func() error { return nil }
	ts := map[string]*task{}
	for _, s := range []string{"app:lib,gen", "lib:base", "gen:base", "base:", "test:app,lib", "doc:"} {
		n, d, _ := strings.Cut(s, ":")
		t := &task{name: n, run: ok}
		if d != "" {
			t.deps = strings.Split(d, ",")
		}
		ts[n] = t
	}
	fmt.Println(order(ts))
	fmt.Println(parallel(ts))
	ts["gen"].run = func() error { return errors.New("gen failed") }
	fmt.Println(parallel(ts))
	ts["gen"].run = func() error { var m map[string]int; m["x"] = 1; return nil }
	fmt.Println(parallel(ts))
	ts["base"].deps = []string{"test"}
	_, err := order(ts)
	var ce cycleErr
	fmt.Println(err, errors.As(err, &ce), len(ce))
	ts["base"].deps = []string{"nope"}
	fmt.Println(order(ts))
}
