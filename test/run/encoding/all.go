package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type hdr struct {
	Magic [4]byte
	Ver   uint16
	Flags uint8
	_     uint8
	Size  int32
	F     float32
}

func main() {
	for _, s := range []string{"", "f", "fo", "foo", "foob", "\xff\xfe\xfd"} {
		fmt.Println(base64.StdEncoding.EncodeToString([]byte(s)), base64.URLEncoding.EncodeToString([]byte(s)), base64.RawStdEncoding.EncodeToString([]byte(s)), base32.StdEncoding.EncodeToString([]byte(s)), hex.EncodeToString([]byte(s)))
	}
	for _, s := range []string{"Zm9v", "Zm9vYg==", "Zm9vYg", "Zm9v!", "Zg=", "Z g = =\n", "===="} {
		b, err := base64.StdEncoding.DecodeString(s)
		fmt.Printf("%q %v\n", b, err)
	}
	b, err := hex.DecodeString("0aFg")
	fmt.Println(b, err)
	_, err = hex.DecodeString("abc")
	fmt.Println(err, errors.Is(err, hex.ErrLength))
	fmt.Print(hex.Dump([]byte("hello hex dump 1234567")))
	buf := make([]byte, 16)
	binary.BigEndian.PutUint32(buf, 0x01020304)
	binary.LittleEndian.PutUint64(buf[4:], 0x0102030405060708)
	fmt.Println(buf, binary.LittleEndian.Uint16(buf), binary.BigEndian.Uint64(buf[4:]))
	var w bytes.Buffer
	h := hdr{[4]byte{'V', 'O', 'B', 0}, 3, 7, 0, -2, 1.5}
	fmt.Println(binary.Write(&w, binary.LittleEndian, h), w.Bytes(), binary.Size(h))
	var g hdr
	fmt.Println(binary.Read(&w, binary.LittleEndian, &g), g, g == h)
	for _, v := range []int64{0, 1, -1, 63, -64, 64, 1 << 40, -1 << 63} {
		n := binary.PutVarint(buf, v)
		x, m := binary.Varint(buf[:n])
		u := binary.AppendUvarint(nil, uint64(v))
		fmt.Print(n, " ", x == v, " ", m, " ", len(u), "; ")
	}
	fmt.Println()
	fmt.Println(binary.Uvarint([]byte{0x80}))
	fmt.Println(binary.Read(strings.NewReader("x"), binary.BigEndian, &g))
	r := csv.NewReader(strings.NewReader("a,b,c\n\"q,1\",\"say \"\"hi\"\"\",\n# no comment,x,\"multi\nline\"\n"))
	recs, err := r.ReadAll()
	fmt.Printf("%q %v\n", recs, err)
	for _, bad := range []string{"a,b\nc\n", "a\"b,c", "\"unterminated", "\"a\"b"} {
		_, err := csv.NewReader(strings.NewReader(bad)).ReadAll()
		fmt.Println(err)
	}
	r = csv.NewReader(strings.NewReader("x;y\n;comment\n1;2;3"))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = ';', -1, true
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		l, c := r.FieldPos(0)
		fmt.Println(rec, err, l, c)
	}
	cw := csv.NewWriter(os.Stdout)
	cw.Write([]string{"plain", "with,comma", "with \"quote\"", "", " lead", "new\nline"})
	cw.UseCRLF = false
	cw.Flush()
	a := make([]byte, ascii85.MaxEncodedLen(5))
	fmt.Println(string(a[:ascii85.Encode(a, []byte("hello"))]))
	e := base64.NewEncoder(base64.StdEncoding, os.Stdout)
	e.Write([]byte("stream"))
	e.Write([]byte("ed"))
	e.Close()
	fmt.Println()
	dec, _ := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("c3RyZWFt\nZWQ=")))
	fmt.Println(string(dec))
}
