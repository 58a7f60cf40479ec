package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	for _, c := range []struct {
		min, tab, pad int
		ch            byte
		fl            uint
	}{{0, 8, 1, ' ', 0}, {5, 0, 2, '.', tabwriter.AlignRight}, {0, 8, 0, '\t', 0}, {0, 4, 1, ' ', tabwriter.Debug}, {0, 8, 1, ' ', tabwriter.TabIndent | tabwriter.DiscardEmptyColumns}} {
		w := tabwriter.NewWriter(os.Stdout, c.min, c.tab, c.pad, c.ch, c.fl)
		fmt.Fprintln(w, "name\tqty\tprice\t")
		fmt.Fprintln(w, "apple\t1\t2.50\t")
		fmt.Fprintln(w, "watermelon\t100\t3\tnote")
		fmt.Fprintln(w, "é世\t\tx\t")
		fmt.Fprintln(w)
		fmt.Fprintln(w, "\tindented\tb")
		fmt.Fprintf(w, "a\vb\tc\f")
		fmt.Fprintln(w, "no tabs at all")
		w.Flush()
		fmt.Println("--")
	}
}
