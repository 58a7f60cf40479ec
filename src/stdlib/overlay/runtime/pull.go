// Functions of gc's run time that nothing here needs, but that modules reach by //go:linkname: those that Go's own
// sources promise to keep for them. Maps, types and slices are what reflect's natives take.
package runtime

import (
	"internal/abi"
	"internal/runtime/maps"
	"unsafe"
)

// ---- Random numbers, hashes ----------------------------------------------------------------------

//go:linkname fastrand
func fastrand() uint32 { return uint32(rand()) }

//go:linkname fastrandn
func fastrandn(n uint32) uint32 { return randn(n) }

//go:linkname fastrand64
func fastrand64() uint64 { return rand() }

//go:linkname fastrandu
func fastrandu() uint { return uint(rand()) }

//go:linkname cheaprand
func cheaprand() uint32 { return uint32(rand()) }

//go:linkname cheaprand64
func cheaprand64() int64 { return int64(rand()) }

//go:linkname cheaprandn
func cheaprandn(n uint32) uint32 { return randn(n) }

//go:linkname sync_fastrandn sync.fastrandn
func sync_fastrandn(n uint32) uint32 { return randn(n) }

//go:linkname memhash32
func memhash32(p unsafe.Pointer, h uintptr) uintptr { return memhash(p, h, 4) }

//go:linkname memhash64
func memhash64(p unsafe.Pointer, h uintptr) uintptr { return memhash(p, h, 8) }

//go:linkname strhash
func strhash(p unsafe.Pointer, h uintptr) uintptr {
	s := *(*string)(p)
	return memhash(unsafe.Pointer(unsafe.StringData(s)), h, uintptr(len(s)))
}

//go:linkname stringHash
func stringHash(s string, seed uintptr) uintptr { return strhash(unsafe.Pointer(&s), seed) }

//go:linkname bytesHash
func bytesHash(b []byte, seed uintptr) uintptr {
	return memhash(unsafe.Pointer(unsafe.SliceData(b)), seed, uintptr(len(b)))
}

//go:linkname reflect_typehash reflect.typehash
func reflect_typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr

//go:linkname typehash
func typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr { return reflect_typehash(t, p, h) }

//go:linkname nilinterhash
func nilinterhash(p unsafe.Pointer, h uintptr) uintptr {
	e := (*eface)(p)
	if e._type == nil {
		return h
	}
	if e._type.IsDirectIface() {
		return reflect_typehash(e._type, unsafe.Pointer(&e.data), h)
	}
	return reflect_typehash(e._type, e.data, h)
}

// ---- Memory --------------------------------------------------------------------------------------

//go:linkname reflect_unsafe_New reflect.unsafe_New
func reflect_unsafe_New(t *_type) unsafe.Pointer

//go:linkname reflect_unsafe_NewArray reflect.unsafe_NewArray
func reflect_unsafe_NewArray(t *_type, n int) unsafe.Pointer

//go:linkname newobject
func newobject(t *_type) unsafe.Pointer { return reflect_unsafe_New(t) }

//go:linkname newarray
func newarray(t *_type, n int) unsafe.Pointer { return reflect_unsafe_NewArray(t, n) }

//go:linkname mallocgc
func mallocgc(size uintptr, t *_type, needzero bool) unsafe.Pointer {
	if t == nil || t.Size_ == 0 {
		// No references inside.
		b := make([]uint64, (size+7)/8+1)
		return unsafe.Pointer(unsafe.SliceData(b))
	}
	return reflect_unsafe_NewArray(t, int((size+t.Size_-1)/t.Size_))
}

//go:linkname makeslice
func makeslice(t *_type, len, cap int) unsafe.Pointer {
	if len < 0 {
		panic(errorString("makeslice: len out of range"))
	}
	if cap < len {
		panic(errorString("makeslice: cap out of range"))
	}
	return reflect_unsafe_NewArray(t, cap)
}

type pulledSlice struct {
	array unsafe.Pointer
	len   int
	cap   int
}

//go:linkname reflect_growslice reflect.growslice
func reflect_growslice(t *_type, old pulledSlice, num int) pulledSlice

//go:linkname growslice
func growslice(oldPtr unsafe.Pointer, newLen, oldCap, num int, t *_type) pulledSlice {
	s := reflect_growslice(t, pulledSlice{oldPtr, newLen - num, oldCap}, num)
	s.len = newLen
	return s
}

//go:linkname rawbyteslice
func rawbyteslice(size int) []byte { return make([]byte, size) }

//go:linkname reflect_memmove reflect.memmove
func reflect_memmove(to, from unsafe.Pointer, n uintptr)

//go:linkname memmove
func memmove(to, from unsafe.Pointer, n uintptr) { reflect_memmove(to, from, n) }

//go:linkname reflect_typedmemmove reflect.typedmemmove
func reflect_typedmemmove(t *_type, dst, src unsafe.Pointer)

//go:linkname typedmemmove
func typedmemmove(t *_type, dst, src unsafe.Pointer) { reflect_typedmemmove(t, dst, src) }

//go:linkname reflect_typedslicecopy reflect.typedslicecopy
func reflect_typedslicecopy(t *_type, dst, src pulledSlice) int

//go:linkname typedslicecopy
func typedslicecopy(t *_type, dst unsafe.Pointer, dstLen int, src unsafe.Pointer, srcLen int) int {
	return reflect_typedslicecopy(t, pulledSlice{dst, dstLen, dstLen}, pulledSlice{src, srcLen, srcLen})
}

//go:linkname memclrNoHeapPointers
func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) { clear(unsafe.Slice((*byte)(p), n)) }

//go:linkname reflect_memclrNoHeapPointers reflect.memclrNoHeapPointers
func reflect_memclrNoHeapPointers(p unsafe.Pointer, n uintptr) { memclrNoHeapPointers(p, n) }

//go:linkname memclrHasPointers
func memclrHasPointers(p unsafe.Pointer, n uintptr) {
	w := unsafe.Slice((*unsafe.Pointer)(p), n/8)
	for i := range w {
		w[i] = nil
	}
}

//go:linkname memequal
func memequal(a, b unsafe.Pointer, n uintptr) bool {
	return unsafe.String((*byte)(a), n) == unsafe.String((*byte)(b), n)
}

//go:linkname cmpstring
func cmpstring(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

//go:linkname add
func add(p unsafe.Pointer, x uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + x) }

//go:linkname noescape
func noescape(p unsafe.Pointer) unsafe.Pointer { return p }

//go:linkname atomicwb
func atomicwb(p *unsafe.Pointer, new unsafe.Pointer) { *p = new }

//go:linkname checkptrBase
func checkptrBase(p unsafe.Pointer) uintptr { return uintptr(p) }

//go:linkname convT64
func convT64(v uint64) unsafe.Pointer { return unsafe.Pointer(&v) }

//go:linkname convTstring
func convTstring(v string) unsafe.Pointer { return unsafe.Pointer(&v) }

//go:linkname convTslice
func convTslice(v []byte) unsafe.Pointer { return unsafe.Pointer(&v) }

// ---- Maps ----------------------------------------------------------------------------------------

//go:linkname reflect_makemap reflect.makemap
func reflect_makemap(t *abi.MapType, n int) *maps.Map

//go:linkname reflect_mapaccess reflect.mapaccess
func reflect_mapaccess(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer

//go:linkname reflect_mapassign0 reflect.mapassign0
func reflect_mapassign0(t *abi.MapType, m *maps.Map, key, elem unsafe.Pointer)

//go:linkname reflect_mapdelete reflect.mapdelete
func reflect_mapdelete(t *abi.MapType, m *maps.Map, key unsafe.Pointer)

//go:linkname makemap
func makemap(t *abi.MapType, hint int, m *maps.Map) *maps.Map { return reflect_makemap(t, hint) }

//go:linkname makemap_small
func makemap_small() map[int]int { return make(map[int]int) }

// zeroElem is what an entry that is not there has.
func zeroElem(t *abi.MapType) unsafe.Pointer {
	if t.Elem.Size_ > abi.ZeroValSize {
		return reflect_unsafe_New(t.Elem)
	}
	return unsafe.Pointer(&zeroVal)
}

//go:linkname mapaccess1
func mapaccess1(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	e, _ := mapaccess2(t, m, key)
	return e
}

//go:linkname mapaccess2
func mapaccess2(t *abi.MapType, m *maps.Map, key unsafe.Pointer) (unsafe.Pointer, bool) {
	if e := reflect_mapaccess(t, m, key); e != nil {
		return e, true
	}
	return zeroElem(t), false
}

//go:linkname mapaccess2_fast32
func mapaccess2_fast32(t *abi.MapType, m *maps.Map, key uint32) (unsafe.Pointer, bool) {
	return mapaccess2(t, m, unsafe.Pointer(&key))
}

//go:linkname mapaccess2_fast64
func mapaccess2_fast64(t *abi.MapType, m *maps.Map, key uint64) (unsafe.Pointer, bool) {
	return mapaccess2(t, m, unsafe.Pointer(&key))
}

//go:linkname mapaccess2_faststr
func mapaccess2_faststr(t *abi.MapType, m *maps.Map, key string) (unsafe.Pointer, bool) {
	return mapaccess2(t, m, unsafe.Pointer(&key))
}

//go:linkname mapassign
func mapassign(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	e := reflect_mapaccess(t, m, key)
	if e == nil {
		reflect_mapassign0(t, m, key, zeroElem(t))
		e = reflect_mapaccess(t, m, key)
	}
	if e == nil {
		e = reflect_unsafe_New(t.Elem) // a NaN is never found again
	}
	return e
}

//go:linkname mapassign_fast32
func mapassign_fast32(t *abi.MapType, m *maps.Map, key uint32) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

//go:linkname mapassign_fast32ptr
func mapassign_fast32ptr(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

//go:linkname mapassign_fast64
func mapassign_fast64(t *abi.MapType, m *maps.Map, key uint64) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

//go:linkname mapassign_fast64ptr
func mapassign_fast64ptr(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

//go:linkname mapassign_faststr
func mapassign_faststr(t *abi.MapType, m *maps.Map, key string) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

//go:linkname mapdelete
func mapdelete(t *abi.MapType, m *maps.Map, key unsafe.Pointer) { reflect_mapdelete(t, m, key) }

//go:linkname mapdelete_faststr
func mapdelete_faststr(t *abi.MapType, m *maps.Map, key string) {
	reflect_mapdelete(t, m, unsafe.Pointer(&key))
}

// pulledIter is what is left of the iterators that modules declare: they are at least so large.
type pulledIter struct {
	key  unsafe.Pointer
	elem unsafe.Pointer
	typ  *abi.MapType
	it   *maps.Iter
}

func (it *pulledIter) next() {
	it.it.Next()
	it.key, it.elem = it.it.Key(), it.it.Elem()
}

//go:linkname mapiterinit
func mapiterinit(t *abi.MapType, m *maps.Map, it *pulledIter) {
	it.typ, it.it = t, new(maps.Iter)
	it.it.Init(t, m)
	it.next()
}

//go:linkname mapiternext
func mapiternext(it *pulledIter) { it.next() }

//go:linkname reflect_mapiterinit reflect.mapiterinit
func reflect_mapiterinit(t *abi.MapType, m *maps.Map, it *pulledIter) { mapiterinit(t, m, it) }

//go:linkname reflect_mapiternext reflect.mapiternext
func reflect_mapiternext(it *pulledIter) { it.next() }

//go:linkname reflect_mapiterkey reflect.mapiterkey
func reflect_mapiterkey(it *pulledIter) unsafe.Pointer { return it.key }

//go:linkname reflect_mapiterelem reflect.mapiterelem
func reflect_mapiterelem(it *pulledIter) unsafe.Pointer { return it.elem }

//go:linkname reflect_ifaceIndir reflect.ifaceIndir
func reflect_ifaceIndir(t *_type) bool { return !t.IsDirectIface() }

// No types are listed: those who ask fall back to others that they have seen.
//
//go:linkname reflect_typelinks reflect.typelinks
func reflect_typelinks() ([]unsafe.Pointer, [][]int32) { return nil, nil }

// ---- Goroutines, time, system --------------------------------------------------------------------

//go:linkname sync_procPin sync.runtime_procPin
func sync_procPin() int

//go:linkname sync_procUnpin sync.runtime_procUnpin
func sync_procUnpin()

//go:linkname procPin
func procPin() int { return sync_procPin() }

//go:linkname procUnpin
func procUnpin() { sync_procUnpin() }

//go:linkname goyield
func goyield() { Gosched() }

//go:linkname procyield
func procyield(cycles uint32) {}

//go:linkname sync_canSpin sync.runtime_canSpin
func sync_canSpin(i int) bool { return false }

//go:linkname sync_doSpin sync.runtime_doSpin
func sync_doSpin() {}

//go:linkname sync_nanotime sync.runtime_nanotime
func sync_nanotime() int64 { return elapsed() }

//go:linkname entersyscallblock
func entersyscallblock() {}

//go:linkname cputicks
func cputicks() int64 { return nanotime() }

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64)

//go:linkname walltime
func walltime() (sec int64, nsec int32) {
	sec, nsec, _ = time_now()
	return sec, nsec
}

// No auxiliary vector: those who ask read /proc/self/auxv then.
//
//go:linkname getAuxv
func getAuxv() []uintptr { return nil }

//go:linkname iscgo
var iscgo bool
