//go:build windows

package list
