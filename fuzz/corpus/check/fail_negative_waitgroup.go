package main

import "sync"

func main() {
	defer func() { println("recovered", recover().(string)) }()
	var wg sync.WaitGroup
	wg.Done()
}
