// Package atomic has the operations that sync.Pool takes from the run time's own package.
package atomic

// LoadAcquintptr atomically loads *ptr.
func LoadAcquintptr(ptr *uintptr) uintptr

// StoreReluintptr atomically stores val.
func StoreReluintptr(ptr *uintptr, val uintptr)
