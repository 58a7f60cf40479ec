// What Go's build writes when the tool chain is made: the defaults of linux/amd64.

package buildcfg

import "runtime"

const (
	defaultGO386              = `sse2`
	defaultGOAMD64            = `v1`
	defaultGOARM              = `7`
	defaultGOARM64            = `v8.0`
	defaultGOMIPS             = `hardfloat`
	defaultGOMIPS64           = `hardfloat`
	defaultGOPPC64            = `power8`
	defaultGORISCV64          = `rva20u64`
	defaultGOEXPERIMENT       = ``
	defaultGO_EXTLINK_ENABLED = ``
	defaultGO_LDSO            = ``
	version                   = `go1.23`
	defaultGOOS               = runtime.GOOS
	defaultGOARCH             = runtime.GOARCH
)
