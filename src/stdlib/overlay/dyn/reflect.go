package dyn

import (
	"reflect"
	"strconv"
)

// Whether a value of type v fits a variable of type t, without any conversion of numbers. A nil type is that of
// nil.
func fits(v, t reflect.Type) bool {
	if v != nil {
		return v.AssignableTo(t)
	}
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		return true
	}
	return false
}

// valueFor is v as a value for a variable of type t, which it fits.
func valueFor(v any, t reflect.Type) reflect.Value {
	if v == nil {
		return reflect.Zero(t)
	}
	return reflect.ValueOf(v)
}

// Assign stores v in the variable that target points to, if it is assignable to that.
func Assign(target, v any) error {
	p := reflect.ValueOf(target)
	if p.Kind() != reflect.Pointer {
		return fail(ErrTypeMismatch, "Assign: the target is "+typeName(target)+", not a pointer to a variable")
	}
	if p.IsNil() {
		return fail(ErrNilBase, "Assign: the "+typeName(target)+" is nil")
	}
	return set(p.Elem(), v, "")
}

func mismatch(what string, v any, want reflect.Type) error {
	if what != "" {
		what = " for " + what
	}
	text := "the value" + what + " is " + typeName(v) + ", which is not assignable to " + want.String()
	if v != nil && isNumber(reflect.TypeOf(v)) && isNumber(want) {
		text += ": numbers are not converted"
	}
	return fail(ErrTypeMismatch, text)
}

func isNumber(t reflect.Type) bool { return t.Kind() >= reflect.Int && t.Kind() <= reflect.Complex128 }

// ---- Fields and methods

func reflectAttr(base any, name string) (any, error) {
	v := reflect.ValueOf(base)
	t := v.Type()
	if t.Kind() == reflect.Map && stringKeys(t) {
		if e := v.MapIndex(reflect.ValueOf(name).Convert(keyType(t))); e.IsValid() {
			return e.Interface(), nil
		}
		return nil, noKey("~>"+name, v)
	}
	if s, ok := structOf(t); ok {
		if f := fieldOf(s, name); f.found {
			return readField(v, f, name)
		}
	}
	if m := v.MethodByName(name); m.IsValid() {
		if t.Kind() == reflect.Pointer && v.IsNil() && !nilReceiver(t, name) {
			return nil, nilPointer(t, name)
		}
		return m.Interface(), nil
	}
	return nil, noField(t, name)
}

// nilReceiver says whether a method of pointer type t can be bound to nil: it must not have the pointed-to
// value as receiver.
func nilReceiver(t reflect.Type, name string) bool {
	_, byValue := t.Elem().MethodByName(name)
	return !byValue
}

func stringKeys(t reflect.Type) bool {
	k := t.Key()
	return k.Kind() == reflect.String || k.Kind() == reflect.Interface && k.NumMethod() == 0
}

// keyType is the type that a string key is converted to.
func keyType(t reflect.Type) reflect.Type {
	if k := t.Key(); k.Kind() == reflect.String {
		return k
	}
	return reflect.TypeFor[string]()
}

func structOf(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t, t.Kind() == reflect.Struct
}

// walk goes from a struct, or a pointer to one, to the field. Not valid: there is a nil pointer on the way.
func walk(v reflect.Value, f field) reflect.Value {
	for _, i := range f.path {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

func readField(v reflect.Value, f field, name string) (any, error) {
	if f.hidden && v.Kind() == reflect.Struct {
		// Fields that are not exported are read through their address.
		p := reflect.New(v.Type())
		p.Elem().Set(v)
		v = p
	}
	e := walk(v, f)
	if !e.IsValid() {
		return nil, nilPointer(v.Type(), name)
	}
	if f.hidden {
		e = reflect.NewAt(e.Type(), e.Addr().UnsafePointer()).Elem()
	}
	return e.Interface(), nil
}

// SetAttr sets an element of a map with string or interface keys, or a field of the struct that base points to.
func SetAttr(base any, name string, v any) error {
	if base == nil {
		return fail(ErrNilBase, "SetAttr "+strconv.Quote(name)+": the value is nil")
	}
	b := reflect.ValueOf(base)
	t := b.Type()
	if t.Kind() == reflect.Map && stringKeys(t) {
		return setKey(b, reflect.ValueOf(name).Convert(keyType(t)), v, name)
	}
	s, ok := structOf(t)
	if !ok {
		return noField(t, name)
	}
	f := fieldOf(s, name)
	switch {
	case !f.found:
		return noField(t, name)
	case t.Kind() != reflect.Pointer:
		return fail(ErrBadField, "SetAttr "+strconv.Quote(name)+": "+t.String()+" is a copy of the struct; give a pointer to it")
	}
	e := walk(b, f)
	if !e.IsValid() {
		return nilPointer(t, name)
	}
	if f.hidden {
		e = reflect.NewAt(e.Type(), e.Addr().UnsafePointer()).Elem()
	}
	return set(e, v, name)
}

func set(place reflect.Value, v any, what string) error {
	if t := place.Type(); !fits(reflect.TypeOf(v), t) {
		return mismatch(what, v, t)
	}
	place.Set(valueFor(v, place.Type()))
	return nil
}

func setKey(m, key reflect.Value, v any, what string) error {
	elem := m.Type().Elem()
	switch {
	case m.IsNil():
		return fail(ErrNilBase, "the "+m.Type().String()+" is nil")
	case !fits(reflect.TypeOf(v), elem):
		return mismatch(what, v, elem)
	}
	m.SetMapIndex(key, valueFor(v, elem))
	return nil
}

// ---- Elements

func reflectIndex(base, key any) (any, error) {
	v := reflect.ValueOf(base)
	if v.Kind() == reflect.Map {
		k, err := mapKey(v.Type(), key)
		if err != nil {
			return nil, err
		}
		if e := v.MapIndex(k); e.IsValid() {
			return e.Interface(), nil
		}
		return nil, noKey("~>["+show(key)+"]", v)
	}
	e, err := element(v, key)
	if err != nil {
		return nil, err
	}
	return e.Interface(), nil
}

// element is an element of a slice, an array, a pointer to one, or a string.
func element(v reflect.Value, key any) (reflect.Value, error) {
	t := v.Type()
	if v.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Array {
		if v.IsNil() {
			return reflect.Value{}, fail(ErrNilBase, "~>["+show(key)+"]: the "+t.String()+" is nil")
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array, reflect.String:
	default:
		return reflect.Value{}, fail(ErrBadIndex, "~>["+show(key)+"]: "+t.String()+" has no elements")
	}
	i, ok := integer(key)
	if !ok {
		return reflect.Value{}, fail(ErrBadIndex, "~>["+show(key)+"]: the index of "+t.String()+" is "+typeName(key)+", not an integer")
	}
	if i < 0 || i >= int64(v.Len()) {
		return reflect.Value{}, fail(ErrOutOfBounds, "~>["+show(key)+"]: the "+t.String()+" has "+plural(v.Len(), "element"))
	}
	return v.Index(int(i)), nil
}

// integer is the index that a key means; what does not fit is out of all bounds.
func integer(key any) (int64, bool) {
	v := reflect.ValueOf(key)
	switch {
	case !v.IsValid():
	case v.CanInt():
		return v.Int(), true
	case v.CanUint():
		if u := v.Uint(); u < 1<<63 {
			return int64(u), true
		}
		return -1, true
	}
	return 0, false
}

// mapKey is the key as a value that the map can be asked for.
func mapKey(t reflect.Type, key any) (reflect.Value, error) {
	if !fits(reflect.TypeOf(key), t.Key()) {
		return reflect.Value{}, fail(ErrBadIndex, "~>["+show(key)+"]: the key is "+typeName(key)+", those of "+t.String()+" are "+t.Key().String())
	}
	k := valueFor(key, t.Key())
	if !k.Comparable() {
		return reflect.Value{}, fail(ErrBadIndex, "~>["+show(key)+"]: "+typeName(key)+" cannot be a key, it is not comparable")
	}
	return k, nil
}

// SetIndex sets an element of a map, a slice, or the array that base points to.
func SetIndex(base, key, v any) error {
	if base == nil {
		return fail(ErrNilBase, "SetIndex "+show(key)+": the value is nil")
	}
	b := reflect.ValueOf(base)
	if b.Kind() == reflect.Map {
		k, err := mapKey(b.Type(), key)
		if err != nil {
			return err
		}
		return setKey(b, k, v, show(key))
	}
	e, err := element(b, key)
	if err != nil {
		return err
	}
	if !e.CanSet() {
		why := " is a copy of the array; give a pointer to it"
		if b.Kind() == reflect.String {
			why = " cannot be changed"
		}
		return fail(ErrBadIndex, "SetIndex "+show(key)+": "+b.Type().String()+why)
	}
	return set(e, v, show(key))
}

// ---- Calls

// reflectCall calls a function that gives n values, and perhaps an error. The slice always has n elements.
func reflectCall(base any, n int, args []any) ([]any, error) {
	values := make([]any, n)
	f := reflect.ValueOf(base)
	t := f.Type()
	if t.Kind() != reflect.Func {
		return values, fail(ErrBadCall, "~>(): "+t.String()+" is not a function")
	}
	if f.IsNil() {
		return values, fail(ErrBadCall, "~>(): the "+t.String()+" is nil")
	}
	in, err := arguments(t, args)
	if err != nil {
		return values, err
	}
	isError, err := results(t, n)
	if err != nil {
		return values, err
	}
	out := f.Call(in)
	if isError {
		last := len(out) - 1
		err, _ = out[last].Interface().(error)
		out = out[:last]
	}
	for i, v := range out {
		values[i] = v.Interface()
	}
	return values, err
}

func arguments(t reflect.Type, args []any) ([]reflect.Value, error) {
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !t.IsVariadic() {
		want := plural(fixed, "argument")
		if t.IsVariadic() {
			want = "at least " + want
		}
		return nil, fail(ErrSigMismatch, "~>(): "+t.String()+" takes "+want+", not "+strconv.Itoa(len(args)))
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		want := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		if !fits(reflect.TypeOf(a), want) {
			return nil, fail(ErrSigMismatch, "~>(): argument "+strconv.Itoa(i+1)+" of "+t.String()+" is "+want.String()+", not "+typeName(a))
		}
		in[i] = valueFor(a, want)
	}
	return in, nil
}

// results says whether the last result is the call's error: where the others are as many as are wanted, or the
// one that is wanted would be the error itself.
func results(t reflect.Type, n int) (isError bool, err error) {
	count := t.NumOut()
	hasError := count > 0 && t.Out(count-1) == reflect.TypeFor[error]()
	switch {
	case hasError && (count-1 == n || n == 1 && count == 1):
		return true, nil
	case count == n, n == 1 && count == 0:
		return false, nil
	}
	have := count
	if hasError {
		have--
	}
	return false, fail(ErrSigMismatch, "~>(): "+t.String()+" gives "+plural(have, "value")+", not "+strconv.Itoa(n))
}
