package dyn

import (
	"reflect"
	"sync"
)

// field is where a struct's field lies: the indices on the way through embedded structs.
type field struct {
	path   []int
	found  bool
	hidden bool // not exported: shown by its tag
}

type fieldKey struct {
	t    reflect.Type
	name string
}

var fields sync.Map // fieldKey to field

// fieldOf finds a field by name; an ambiguous one has a path, but is not found. As in Go the least deep one counts, methods included, and if there are several
// of that depth there is none.
func fieldOf(t reflect.Type, name string) field {
	key := fieldKey{t, name}
	if f, ok := fields.Load(key); ok {
		return f.(field)
	}
	f := findField(t, name)
	fields.Store(key, f)
	return f
}

func findField(t reflect.Type, name string) (found field) {
	type level struct {
		t    reflect.Type
		path []int
		many bool // the type is embedded several times at this depth
	}
	seen := map[reflect.Type]bool{}
	for at := []level{{t: t}}; len(at) > 0; {
		var next []level
		places := map[reflect.Type]int{}
		count := 0
		for _, l := range at {
			if seen[l.t] {
				continue
			}
			seen[l.t] = true
			for i := range l.t.NumField() {
				f := l.t.Field(i)
				tag, tagged := f.Tag.Lookup("dyn")
				if tag == "-" {
					continue
				}
				path := append(l.path[:len(l.path):len(l.path)], i)
				if nameOf(f, tag) == name && (f.IsExported() || tagged && tag != "") {
					count++
					if l.many {
						count++
					}
					found = field{path, true, !f.IsExported()}
				}
				if s, ok := structOf(f.Type); f.Anonymous && ok {
					if place, ok := places[s]; ok {
						next[place].many = true
						continue
					}
					places[s] = len(next)
					next = append(next, level{s, path, l.many})
				}
			}
		}
		if count == 1 && len(found.path) > 1 && isMethod(t, name) {
			return field{}
		}
		if count > 0 {
			found.found = count == 1
			return found
		}
		at = next
	}
	return field{}
}

func nameOf(f reflect.StructField, tag string) string {
	if tag != "" {
		return tag
	}
	return f.Name
}

// isMethod says whether a selector of the type is a method: then no less deep field has its name.
func isMethod(t reflect.Type, name string) bool {
	_, ok := reflect.PointerTo(t).MethodByName(name)
	return ok
}
