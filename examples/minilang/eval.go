package main

import (
	"errors"
	"fmt"
	"io"
	"math"
)

// Values are nil, bool, float64, string, *list, *dict, *closure and builtin.

type list struct{ items []any }

// A dict remembers the order of its keys.
type dict struct {
	keys   []string
	values map[string]any
}

func (d *dict) set(k string, v any) {
	if _, ok := d.values[k]; !ok {
		d.keys = append(d.keys, k)
	}
	d.values[k] = v
}

type closure struct {
	fn  functionLiteral
	env *env
}

type builtin struct {
	name string
	f    func(in *interp, args []any) (any, error)
}

type env struct {
	outer *env
	vars  map[string]any
}

func newEnv(outer *env) *env { return &env{outer, map[string]any{}} }

func (e *env) lookup(name string) (*env, bool) {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[name]; ok {
			return e, true
		}
	}
	return nil, false
}

type runtimeError struct {
	line int
	err  error
}

func (e *runtimeError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *runtimeError) Unwrap() error { return e.err }

// How a statement ended.
type flow int

const (
	flowNext flow = iota
	flowBreak
	flowContinue
	flowReturn
)

type interp struct {
	out   io.Writer
	depth int
}

var errTooDeep = errors.New("too many nested calls")

func execute(src string, out io.Writer) error {
	body, err := parse(src)
	if err != nil {
		return err
	}
	in := &interp{out: out}
	globals := newEnv(nil)
	for name, f := range builtins {
		globals.vars[name] = builtin{name, f}
	}
	_, _, err = in.run(body, newEnv(globals))
	return err
}

// at puts a line on an error that has none yet.
func at(l int, err error) error {
	var re *runtimeError
	if err == nil || errors.As(err, &re) {
		return err
	}
	return &runtimeError{l, err}
}

func (in *interp) run(body []stmt, e *env) (any, flow, error) {
	for _, s := range body {
		if v, f, err := in.step(s, e); err != nil || f != flowNext {
			return v, f, at(s.pos(), err)
		}
	}
	return nil, flowNext, nil
}

func (in *interp) step(s stmt, e *env) (any, flow, error) {
	switch s := s.(type) {
	case exprStmt:
		_, err := in.eval(s.e, e)
		return nil, flowNext, err
	case letStmt:
		v, err := in.eval(s.value, e)
		e.vars[s.name] = v
		return nil, flowNext, err
	case assignStmt:
		return nil, flowNext, in.assign(s, e)
	case ifStmt:
		c, err := in.eval(s.cond, e)
		if err != nil {
			return nil, flowNext, err
		}
		if truthy(c) {
			return in.run(s.then, newEnv(e))
		}
		return in.run(s.otherwise, newEnv(e))
	case whileStmt:
		for {
			c, err := in.eval(s.cond, e)
			if err != nil || !truthy(c) {
				return nil, flowNext, err
			}
			if v, f, err := in.run(s.body, newEnv(e)); err != nil || f == flowReturn {
				return v, f, err
			} else if f == flowBreak {
				return nil, flowNext, nil
			}
		}
	case forStmt:
		return in.loop(s, e)
	case returnStmt:
		if s.value == nil {
			return nil, flowReturn, nil
		}
		v, err := in.eval(s.value, e)
		return v, flowReturn, err
	case branchStmt:
		if s.isBreak {
			return nil, flowBreak, nil
		}
		return nil, flowContinue, nil
	}
	return nil, flowNext, fmt.Errorf("unknown statement %T", s)
}

// elements lists what a for loop visits.
func elements(v any) ([]any, error) {
	switch v := v.(type) {
	case *list:
		return v.items, nil
	case *dict:
		var out []any
		for _, k := range v.keys {
			out = append(out, k)
		}
		return out, nil
	case string:
		var out []any
		for _, r := range v {
			out = append(out, string(r))
		}
		return out, nil
	case float64:
		var out []any
		for i := 0.0; i < v; i++ {
			out = append(out, i)
		}
		return out, nil
	}
	return nil, fmt.Errorf("cannot loop over %s", typeName(v))
}

func (in *interp) loop(s forStmt, e *env) (any, flow, error) {
	over, err := in.eval(s.over, e)
	if err != nil {
		return nil, flowNext, err
	}
	items, err := elements(over)
	if err != nil {
		return nil, flowNext, err
	}
	for _, item := range items {
		inner := newEnv(e)
		inner.vars[s.name] = item
		if v, f, err := in.run(s.body, inner); err != nil || f == flowReturn {
			return v, f, err
		} else if f == flowBreak {
			break
		}
	}
	return nil, flowNext, nil
}

func (in *interp) assign(s assignStmt, e *env) error {
	v, err := in.eval(s.value, e)
	if err != nil {
		return err
	}
	if name, ok := s.target.(variable); ok {
		owner, found := e.lookup(name.name)
		if !found {
			return fmt.Errorf("%s is not defined", name.name)
		}
		owner.vars[name.name] = v
		return nil
	}
	target := s.target.(index)
	base, err := in.eval(target.base, e)
	if err != nil {
		return err
	}
	key, err := in.eval(target.key, e)
	if err != nil {
		return err
	}
	switch b := base.(type) {
	case *list:
		i, err := position(key, len(b.items))
		if err == nil {
			b.items[i] = v
		}
		return err
	case *dict:
		b.set(show(key), v)
		return nil
	}
	return fmt.Errorf("cannot set an element of %s", typeName(base))
}

func position(key any, n int) (int, error) {
	f, ok := key.(float64)
	if !ok || f != math.Trunc(f) {
		return 0, fmt.Errorf("a list has no element %s", show(key))
	}
	if f < 0 {
		f += float64(n)
	}
	if f < 0 || int(f) >= n {
		return 0, fmt.Errorf("index %s is out of range for %d elements", show(key), n)
	}
	return int(f), nil
}

func (in *interp) evalAll(es []expr, e *env) ([]any, error) {
	out := make([]any, len(es))
	for i, x := range es {
		var err error
		if out[i], err = in.eval(x, e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (in *interp) eval(x expr, e *env) (v any, err error) {
	defer func() { err = at(x.pos(), err) }()
	switch x := x.(type) {
	case literal:
		return x.value, nil
	case variable:
		if owner, ok := e.lookup(x.name); ok {
			return owner.vars[x.name], nil
		}
		return nil, fmt.Errorf("%s is not defined", x.name)
	case functionLiteral:
		return &closure{x, e}, nil
	case listLiteral:
		items, err := in.evalAll(x.items, e)
		return &list{items}, err
	case mapLiteral:
		d := &dict{values: map[string]any{}}
		for i, k := range x.keys {
			kv, err := in.evalAll([]expr{k, x.values[i]}, e)
			if err != nil {
				return nil, err
			}
			d.set(show(kv[0]), kv[1])
		}
		return d, nil
	case unary:
		v, err := in.eval(x.operand, e)
		if err != nil || x.op == "not" {
			return !truthy(v), err
		}
		if f, ok := v.(float64); ok {
			return -f, nil
		}
		return nil, fmt.Errorf("cannot negate %s", typeName(v))
	case binary:
		return in.binary(x, e)
	case index:
		both, err := in.evalAll([]expr{x.base, x.key}, e)
		if err != nil {
			return nil, err
		}
		return element(both[0], both[1])
	case call:
		callee, err := in.eval(x.callee, e)
		if err != nil {
			return nil, err
		}
		args, err := in.evalAll(x.args, e)
		if err != nil {
			return nil, err
		}
		return in.call(callee, args)
	}
	return nil, fmt.Errorf("unknown expression %T", x)
}

func element(base, key any) (any, error) {
	switch b := base.(type) {
	case *list:
		i, err := position(key, len(b.items))
		if err != nil {
			return nil, err
		}
		return b.items[i], nil
	case *dict:
		return b.values[show(key)], nil
	case string:
		runes := []rune(b)
		i, err := position(key, len(runes))
		if err != nil {
			return nil, err
		}
		return string(runes[i]), nil
	}
	return nil, fmt.Errorf("%s has no elements", typeName(base))
}

func (in *interp) call(callee any, args []any) (any, error) {
	switch f := callee.(type) {
	case builtin:
		v, err := f.f(in, args)
		if err != nil {
			err = fmt.Errorf("%s: %w", f.name, err)
		}
		return v, err
	case *closure:
		if len(args) != len(f.fn.params) {
			return nil, fmt.Errorf("%s takes %d arguments, not %d", f.fn.name, len(f.fn.params), len(args))
		}
		if in.depth++; in.depth > 2000 {
			return nil, errTooDeep
		}
		defer func() { in.depth-- }()
		e := newEnv(f.env)
		for i, p := range f.fn.params {
			e.vars[p] = args[i]
		}
		v, _, err := in.run(f.fn.body, e)
		return v, err
	}
	return nil, fmt.Errorf("%s cannot be called", typeName(callee))
}

func (in *interp) binary(x binary, e *env) (any, error) {
	l, err := in.eval(x.left, e)
	if err != nil {
		return nil, err
	}
	switch {
	case x.op == "and" && !truthy(l), x.op == "or" && truthy(l):
		return l, nil
	}
	r, err := in.eval(x.right, e)
	if err != nil {
		return nil, err
	}
	switch x.op {
	case "and", "or":
		return r, nil
	case "==":
		return equal(l, r), nil
	case "!=":
		return !equal(l, r), nil
	}
	switch a := l.(type) {
	case float64:
		if b, ok := r.(float64); ok {
			return arithmetic(x.op, a, b)
		}
	case string:
		if x.op == "+" {
			return a + show(r), nil
		}
		if b, ok := r.(string); ok {
			return order(x.op, a < b, a == b)
		}
	case *list:
		if b, ok := r.(*list); ok && x.op == "+" {
			return &list{append(append([]any{}, a.items...), b.items...)}, nil
		}
	}
	return nil, fmt.Errorf("cannot compute %s %s %s", typeName(l), x.op, typeName(r))
}

func arithmetic(op string, a, b float64) (any, error) {
	switch op {
	case "+":
		return a + b, nil
	case "-":
		return a - b, nil
	case "*":
		return a * b, nil
	case "/":
		if b == 0 {
			return nil, errors.New("division by zero")
		}
		return a / b, nil
	case "%":
		if b == 0 {
			return nil, errors.New("division by zero")
		}
		return math.Mod(a, b), nil
	}
	return order(op, a < b, a == b)
}

func order(op string, less, same bool) (any, error) {
	switch op {
	case "<":
		return less, nil
	case "<=":
		return less || same, nil
	case ">":
		return !less && !same, nil
	case ">=":
		return !less, nil
	}
	return nil, fmt.Errorf("strings have no %s", op)
}

func equal(a, b any) bool {
	x, ok := a.(*list)
	y, ok2 := b.(*list)
	if !ok || !ok2 {
		_, f1 := a.(builtin)
		_, f2 := b.(builtin)
		return !f1 && !f2 && a == b
	}
	if len(x.items) != len(y.items) {
		return false
	}
	for i := range x.items {
		if !equal(x.items[i], y.items[i]) {
			return false
		}
	}
	return true
}

func truthy(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	}
	return true
}
