package p

import (
	"fmt"
	"io"
)

type T struct{}

func (T) Format(s fmt.State, c byte)           {}
func (T) ReadByte() byte                       { return 0 }
func (T) WriteTo(w io.Writer) int              { return 0 }
func (T) MarshalJSON() ([]byte, error)         { return nil, nil }
func (T) Seek(n int64)                         {}
func (T) Error() string                        { return "" }
func (T) Is(T) bool                            { return false }
func (T) Unwrap() int                          { return 0 }
func (T) ReadFrom(x int)                       {}
func (T) Scan(x fmt.ScanState, c byte) (e int) { return }

type I interface {
	UnreadByte()
	WriteByte(c byte) error
}
