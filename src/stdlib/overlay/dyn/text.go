package dyn

import (
	"reflect"
	"strconv"
	"strings"
)

// What errors say.

func typeName(v any) string {
	if v == nil {
		return "nil"
	}
	return reflect.TypeOf(v).String()
}

// show is a key as an error shows it.
func show(key any) string {
	v := reflect.ValueOf(key)
	switch {
	case !v.IsValid():
		return "nil"
	case v.Kind() == reflect.String:
		return strconv.Quote(v.String())
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	return v.Type().String()
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

func noKey(step string, m reflect.Value) error {
	text := step + ": the " + m.Type().String() + " has no such key"
	if m.Len() == 0 {
		text += ", it is empty"
	}
	return fail(ErrBadField, text)
}

func nilPointer(t reflect.Type, name string) error {
	return fail(ErrNilBase, "~>"+name+": nil pointer in "+t.String())
}

func noField(t reflect.Type, name string) error {
	text := "~>" + name + ": " + t.String() + " has no field or method " + strconv.Quote(name)
	if t.Kind() == reflect.Map {
		text += ": its keys are no strings"
	}
	if s, ok := structOf(t); ok {
		text += remedy(t, s, name)
	}
	return fail(ErrBadField, text)
}

// remedy says why a struct does not show a field of that name, if there is one.
func remedy(t, s reflect.Type, name string) string {
	if _, ok := reflect.PointerTo(s).MethodByName(name); ok && t.Kind() == reflect.Struct {
		return ": the method needs a pointer"
	}
	f, ok := s.FieldByName(name)
	tag := f.Tag.Get("dyn")
	switch {
	case !ok:
	case tag == "-":
		return ": its tag hides it"
	case tag != "":
		return ": its tag names it " + strconv.Quote(tag)
	case !f.IsExported():
		return ": it is not exported and has no tag `dyn:\"name\"`"
	}
	for i := range s.NumField() {
		f := s.Field(i)
		if f.IsExported() && strings.EqualFold(f.Name, name) && fieldOf(s, f.Name).found {
			return " (but " + strconv.Quote(f.Name) + ")"
		}
	}
	if f := fieldOf(s, name); !f.found && len(f.path) > 0 {
		return ": it is ambiguous, several fields at depth " + strconv.Itoa(len(f.path)-1) + " have the name"
	}
	return ""
}
