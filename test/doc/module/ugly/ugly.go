// Package ugly is not formatted.
package   ugly
import "fmt"
// F has a body.
func  F( a,b int )( string ){ return fmt.Sprint(a+ b) }
//   T is a type
type   T struct{
A int // a
LongName   string   `x:"y"`
   hidden int
  // B is documented
  B map[ string ]int}
const(
 X=1<<3
   Longer  =   2 // two
)
type I interface{ M( );N( x int ) }
type J interface{ M() }
