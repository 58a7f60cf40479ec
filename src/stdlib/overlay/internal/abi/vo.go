package abi

// MaxPtrmaskBytes is so large that reflect always makes pointer bitmaps, never GC programs.
const MaxPtrmaskBytes = 1 << 40
