package time

import "unsafe"

// setTimeBase tells the run time what it needs to send the current time on a timer's channel.
func setTimeBase(local unsafe.Pointer, start int64)

func init() { setTimeBase(unsafe.Pointer(&Local), startNano) }
