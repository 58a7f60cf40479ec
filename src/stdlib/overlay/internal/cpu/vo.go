// What the processor has; packages with natives that need newer instructions look here, as Go's own do.
package cpu

// getGOAMD64level is gc's by default: newer instructions are used where they are found.
func getGOAMD64level() int32 { return 1 }

func init() { Initialize("") }
