package p

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"sync"
	"time"
)

type myError struct{}

func (*myError) Error() string { return "" }

type text string
type number int

func convert[T ~string, N int | uint8](n N) {
	_ = string(65)
	x := 65
	_ = string(x)
	_ = text(number(1) + number(x))
	_ = string(rune(x))
	_ = T(n)
}

type reader interface{ Read(int) }

func main() {
	var list []int
	list = append(list)
	_ = url.Error{"a", "b", nil}
	_ = image.Point{1, 2}
	_ = []net.IPAddr{{nil, ""}}
	start := time.Now()
	defer fmt.Println(time.Since(start))
	defer func() { fmt.Println(time.Since(start)) }()
	var e myError
	var err error
	errors.As(err, e)
	errors.As(err, &err)
	errors.As(err, new(*myError))
	errors.As(err, new(int))
	resp, err := http.Get("x")
	defer resp.Body.Close()
	var w interface{ Read() }
	_ = w.(reader)
	switch w.(type) {
	case reader:
	}
	c := make(chan os.Signal)
	signal.Notify(c)
	signal.Notify(make(chan os.Signal, 1))
	json.Unmarshal(nil, e)
	json.Unmarshal(nil, &e)
	json.NewDecoder(&bytes.Buffer{}).Decode(e)
	fmt.Sprintf("x")
	errors.New("x")
	slices.Clone(list)
	err.Error()
	(context.WithValue(nil, nil, nil))
	_ = start.Format("2006-02-01")
	layout := "x"
	time.Parse("at 2006-02-01", layout)
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		defer wg.Done()
	}()
	net.Dial("tcp", fmt.Sprintf("%s:%d", "a", 80))
	addr := fmt.Sprintf("%s:%s", "a", "b")
	net.DialTimeout("tcp", addr, 0)
}
