// A checksum database and a proxy, for tests: serves the folder PROXY, and below /sumdb what the lines of SUMS say, signed by a key
// made for this run. Prints its address and the key, then serves until it is killed.
package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
)

const name = "sum.ex.com"

func main() {
	proxy, sums := os.Args[1], os.Args[2]
	signer, key, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		panic(err)
	}
	lookUp := func(path, version string) ([]byte, error) {
		data, err := os.ReadFile(sums)
		if err != nil {
			return nil, err
		}
		var out strings.Builder
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, path+" "+version+" ") || strings.HasPrefix(line, path+" "+version+"/go.mod ") {
				out.WriteString(line)
			}
		}
		if out.Len() == 0 {
			return nil, errors.New("unknown version")
		}
		return []byte(out.String()), nil
	}
	server := sumdb.NewServer(sumdb.NewTestServer(signer, lookUp))
	for _, path := range sumdb.ServerPaths {
		http.Handle("/sumdb/"+name+path, http.StripPrefix("/sumdb/"+name, server))
	}
	http.HandleFunc("/sumdb/"+name+"/supported", func(http.ResponseWriter, *http.Request) {})
	http.Handle("/", http.FileServer(http.Dir(proxy)))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("http://%s\n%s\n", listener.Addr(), key)
	panic(http.Serve(listener, nil))
}
