/* foo
package main
