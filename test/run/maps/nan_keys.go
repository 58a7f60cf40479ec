package main

func nan() float64 { z := 0.0; return z / z }

func main() {
	m := map[float64]int{}
	m[nan()] = 1
	m[nan()] = 2
	n := nan()
	m[n] = 3
	println(len(m), m[n])
	_, ok := m[n]
	println(ok)
	delete(m, n)
	println(len(m))
	sum := 0
	for k, v := range m {
		if k == k {
			println("bad")
		}
		sum += v
	}
	println(sum)
	z := 0.0
	m[z] = 10
	m[-z] = 11
	z *= -1
	m[z]++
	println(m[0], len(m))
	clear(m)
	println(len(m))
	im := map[any]int{nan(): 1, float32(1): 2, 1.0: 3}
	im[nan()] = 5
	println(len(im), im[nan()], im[float32(1)], im[1.0])
	type s struct {
		f float64
		i int
	}
	sm := map[s]int{}
	sm[s{nan(), 1}]++
	sm[s{nan(), 1}]++
	sm[s{1, 1}]++
	sm[s{1, 1}]++
	println(len(sm), sm[s{1, 1}])
	am := map[[2]float64]int{{0, z}: 1}
	am[[2]float64{z, 0}]++
	println(len(am), am[[2]float64{}])
	cm := map[complex128]int{}
	cm[complex(z, 0)]++
	cm[complex(0, z)]++
	cm[complex(nan(), 0)]++
	println(len(cm), cm[0])
	for range 100 {
		m[nan()] = 1
	}
	count := 0
	for range m {
		count++
	}
	println(len(m), count)
	for k := range m {
		delete(m, k)
	}
	println(len(m))
}
