package cpu

// CacheLinePadSize is amd64's, since structs are laid out as there.
const CacheLinePadSize = 64

// doinit leaves all features off: no code of the library depends on them.
func doinit() {}
