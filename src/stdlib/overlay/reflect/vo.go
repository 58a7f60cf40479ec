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

// runtimeStructField is Go's, but that descriptors are no part of a struct, and methods not taken that want another receiver.
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

	if t := field.Type.common(); field.Anonymous && t.Kind() == abi.Pointer && t.Elem().IsDirectIface() {
		if u := t.Elem().Uncommon(); u != nil && u.Mcount > 0 {
			// StructOf takes functions that want what t points to, and they would get the pointer.
			panic("reflect.StructOf: embedded pointer to type with methods not implemented for " + stringFor(t.Elem()))
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

// Method is Go's, but that the function of a method that StructOf has promoted takes the struct: the function that
// StructOf knows wants the embedded value, so that what follows in the struct would be taken for arguments.
func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		tt := (*interfaceType)(unsafe.Pointer(t))
		return tt.Method(i)
	}
	methods := t.exportedMethods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	p := methods[i]
	pname := t.nameOff(p.Name)
	m.Name = pname.Name()
	fl := flag(Func)
	mtyp := t.typeOff(p.Mtyp)
	ft := (*funcType)(unsafe.Pointer(mtyp))
	in := make([]Type, 0, 1+ft.NumIn())
	in = append(in, t)
	for _, arg := range ft.InSlice() {
		in = append(in, toRType(arg))
	}
	out := make([]Type, 0, ft.NumOut())
	for _, ret := range ft.OutSlice() {
		out = append(out, toRType(ret))
	}
	mt := FuncOf(in, out, ft.IsVariadic())
	m.Type = mt
	m.Index = i
	if t.t.Str < 0 { // made by StructOf
		m.Func = MakeFunc(mt, func(args []Value) []Value {
			if ft.IsVariadic() {
				return args[0].Method(i).CallSlice(args[1:])
			}
			return args[0].Method(i).Call(args[1:])
		})
		return m
	}
	tfn := t.textOff(p.Tfn)
	fn := unsafe.Pointer(&tfn)
	m.Func = Value{&mt.(*rtype).t, fn, fl}
	return m
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
