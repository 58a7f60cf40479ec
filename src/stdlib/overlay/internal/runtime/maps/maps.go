// Package maps is how reflect sees maps: those of src/runtime/map.h.
package maps

import (
	"internal/abi"
	"unsafe"
)

// Use64BitHash says that hashes have 64 bits.
const Use64BitHash = true

// Map is a map's header.
type Map struct{ _ [6]uintptr }

// Iter is the state of an iteration: the run time's MapIter. The first eight words are references.
type Iter struct {
	key, elem unsafe.Pointer
	typ       *abi.MapType
	m         *Map
	_         [4]unsafe.Pointer
	words     [4]uintptr
}

// Init prepares an iteration over m; the first Next moves to the first entry.
func (it *Iter) Init(typ *abi.MapType, m *Map) { *it = Iter{typ: typ, m: m} }

func (it *Iter) Initialized() bool    { return it.typ != nil }
func (it *Iter) Map() *Map            { return it.m }
func (it *Iter) Key() unsafe.Pointer  { return it.key }
func (it *Iter) Elem() unsafe.Pointer { return it.elem }

// Next moves to the next entry; Key is nil at the end.
func (it *Iter) Next() { mapNext(it) }

func mapNext(it *Iter)
