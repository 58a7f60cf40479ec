// Functions that are one or two instructions of the machine.
package bits

func TrailingZeros(x uint) int
func TrailingZeros32(x uint32) int
func TrailingZeros64(x uint64) int
func OnesCount(x uint) int
func OnesCount32(x uint32) int
func OnesCount64(x uint64) int
func Len(x uint) int
func Len32(x uint32) int
func Len64(x uint64) int
func Reverse64(x uint64) uint64
func ReverseBytes64(x uint64) uint64
func Mul(x, y uint) (hi, lo uint)
func Mul64(x, y uint64) (hi, lo uint64)

func Add(x, y, carry uint) (sum, carryOut uint)
func Add64(x, y, carry uint64) (sum, carryOut uint64)
func Sub(x, y, borrow uint) (diff, borrowOut uint)
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64)

// Div64 panics if y is 0 or y <= hi.
func Div64(hi, lo, y uint64) (quo, rem uint64)
