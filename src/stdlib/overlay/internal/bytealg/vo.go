// The searches of bytes and strings, which are native.
package bytealg

// MaxLen is the longest string that Index and IndexString are asked for.
var MaxLen = 63

// MaxBruteForce is the length of text up to which Index is called at once.
const MaxBruteForce = 64

// Cutover reports after how many failures of IndexByte Index is better, n bytes into the text.
func Cutover(n int) int { return (n + 16) / 8 }

func Index(a, b []byte) int
func IndexString(a, b string) int
func IndexByte(b []byte, c byte) int
func IndexByteString(s string, c byte) int
func LastIndexByte(s []byte, c byte) int
func LastIndexByteString(s string, c byte) int
func Count(b []byte, c byte) int
func CountString(s string, c byte) int
func Compare(a, b []byte) int
func CompareString(a, b string) int
