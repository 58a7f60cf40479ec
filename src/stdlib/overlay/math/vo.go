// What gc has as instructions or assembly on amd64, bit for bit.
package math

import "internal/cpu"

const haveArchExp = true

var hasFMA = cpu.X86.HasAVX && cpu.X86.HasFMA

// archExp follows the algorithm of amd64's assembly with FMA, which differs from the portable one.
func archExp(x float64) float64 {
	if hasFMA {
		return expFMA(x)
	}
	return expSoft(x)
}

func expFMA(x float64) float64
func expSoft(x float64) float64

const haveArchFloor = true

func archFloor(x float64) float64

const haveArchCeil = true

func archCeil(x float64) float64

const haveArchTrunc = true

func archTrunc(x float64) float64

func sqrt(x float64) float64

// FMA returns x * y + z, computed with only one rounding.
func FMA(x, y, z float64) float64

// RoundToEven returns the nearest integer, rounding ties to even.
func RoundToEven(x float64) float64
