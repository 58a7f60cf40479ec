// What Go's build writes when the tool chain is made.

package build

const defaultCGO_ENABLED = ""
