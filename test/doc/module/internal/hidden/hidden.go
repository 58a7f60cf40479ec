// Package hidden is internal.
package hidden

// X is x.
const X = 1
