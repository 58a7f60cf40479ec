// Package other is in another module. It has more.
package other
