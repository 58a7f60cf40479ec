package reflect

import (
	"internal/abi"
	"unsafe"
)

// TypeFor by exported names only: its instances stand in modules from files.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

// tflagDescriptor marks rtype and abi.Type: nobody sets a descriptor, copies one or makes their own, since whatever
// has a Type follows the addresses in it.
const tflagDescriptor abi.TFlag = 1 << 6

// Elem is Go's, but that descriptors are as unexported fields are.
func (v Value) Elem() Value {
	k := v.kind()
	switch k {
	case Interface:
		x := unpackEface(packIfaceValueIntoEmptyIface(v))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		ptr := v.ptr
		if v.flag&flagIndir != 0 {
			ptr = *(*unsafe.Pointer)(ptr)
		}
		// The returned value's address is v's value.
		if ptr == nil {
			return Value{}
		}
		tt := (*ptrType)(unsafe.Pointer(v.typ()))
		typ := tt.Elem
		fl := v.flag&flagRO | flagIndir | flagAddr
		if typ.TFlag&tflagDescriptor != 0 {
			fl |= flagStickyRO
		}
		fl |= flag(typ.Kind())
		return Value{typ, ptr, fl}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// runtimeStructField is Go's, but that descriptors are no part of a struct.
func runtimeStructField(field StructField) (structField, string) {
	if field.Anonymous && field.PkgPath != "" {
		panic("reflect.StructOf: field \"" + field.Name + "\" is anonymous but has PkgPath set")
	}

	if field.IsExported() {
		// Best-effort check for misuse.
		// Since this field will be treated as exported, not much harm done if Unicode lowercase slips through.
		c := field.Name[0]
		if 'a' <= c && c <= 'z' || c == '_' {
			panic("reflect.StructOf: field \"" + field.Name + "\" is unexported but missing PkgPath")
		}
	}

	for elem := field.Type.common(); ; elem = elem.Elem() {
		if elem.TFlag&tflagDescriptor != 0 {
			panic("reflect.StructOf: field \"" + field.Name + "\" has the type of descriptors, " + stringFor(elem))
		}
		if elem.Kind() != abi.Array {
			break
		}
	}

	resolveReflectType(field.Type.common()) // install in runtime
	f := structField{
		Name:   newName(field.Name, string(field.Tag), field.IsExported(), field.Anonymous),
		Typ:    field.Type.common(),
		Offset: 0,
	}
	return f, field.PkgPath
}

// Field is Go's, but that the index is the caller's: gc gives a part of a table that faults when it is written to.
func (t *structType) Field(i int) (f StructField) {
	if i < 0 || i >= len(t.Fields) {
		panic("reflect: Field index out of bounds")
	}
	p := &t.Fields[i]
	f.Type = toType(p.Typ)
	f.Name = p.Name.Name()
	f.Anonymous = p.Embedded()
	if !p.Name.IsExported() {
		f.PkgPath = t.PkgPath.Name()
	}
	if tag := p.Name.Tag(); tag != "" {
		f.Tag = StructTag(tag)
	}
	f.Offset = p.Offset
	f.Index = []int{i}
	return
}

//vo:omit getStaticuint64s
