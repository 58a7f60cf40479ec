package p

import _ "unicode//utf8" // error: non-canonical import path "unicode//utf8" \(should be "unicode/utf8"\)
import "fmt/./"          // error: non-canonical import path "fmt/\./" \(should be "fmt"\)
import "encoding/../io"  // error: non-canonical import path "encoding/\.\./io" \(should be "io"\)

var _ = fmt.Sprint
var _ io.Writer
