package p

import _ "unicode//utf8" // error: malformed import path "unicode//utf8": double slash|non-canonical import path "unicode//utf8" \(should be "unicode/utf8"\)
import _ "fmt/./" // error: malformed import path "fmt/\./": trailing slash|non-canonical import path "fmt/\./" \(should be "fmt"\)
import _ "encoding/../io" // error: malformed import path "encoding/\.\./io": invalid path element "\.\."|non-canonical import path "encoding/\.\./io" \(should be "io"\)
