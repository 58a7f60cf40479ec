// What Go's build writes when the tool chain is made: the defaults of linux/amd64. The names have to
// be those that the package uses, since golang-1.27-src alone has no such file.

package buildcfg

import "runtime"

const (
	DefaultGO386              = `sse2`
	DefaultGOAMD64            = `v1`
	DefaultGOARM              = `7`
	DefaultGOARM64            = `v8.0`
	DefaultGOMIPS             = `hardfloat`
	DefaultGOMIPS64           = `hardfloat`
	DefaultGOPPC64            = `power8`
	DefaultGORISCV64          = `rva20u64`
	DefaultGOFIPS140          = `off`
	DefaultCGO_ENABLED        = ``
	defaultGOEXPERIMENT       = ``
	defaultGO_EXTLINK_ENABLED = ``
	defaultGO_LDSO            = ``
	version                   = `go1.27`
	defaultGOOS               = runtime.GOOS
	defaultGOARCH             = runtime.GOARCH
)
