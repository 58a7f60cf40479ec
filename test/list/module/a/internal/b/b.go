// Author: me
package b
