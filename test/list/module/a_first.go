// Copyright nobody.

package list
