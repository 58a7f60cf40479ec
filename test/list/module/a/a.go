// # Heading
//
// Package a.
package a

import "ex.com/list/a/internal/b"
