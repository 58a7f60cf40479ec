// Divisions by constants agree with divisions by variables, for numbers of all widths and in loops that are compiled.
package main

import "fmt"

var numbers = []int64{0, 1, -1, 2, -2, 3, 9, 10, -10, 99, 100, 101, 255, 256, 1<<31 - 1, -1 << 31, 1<<32 - 1, 1 << 32, 1<<53 + 1,
	1<<62 - 1, 1 << 62, 1<<63 - 2, 1<<63 - 1, -1 << 63, -1<<63 + 1, -1<<63 + 2, -1 << 62, 6148914691236517205, -6148914691236517206}

func check(name string, d, got, want uint64) {
	if got != want {
		fmt.Println(name, d, got, want)
	}
}

func signed(x int64) (sum uint64) {
	var d int64
	d = 1
	check("/", 1, uint64(x/1), uint64(x/d))
	check("%", 1, uint64(x%1), uint64(x%d))
	sum = sum*31 + uint64(x/1) ^ uint64(x%1)
	d = 2
	check("/", 2, uint64(x/2), uint64(x/d))
	check("%", 2, uint64(x%2), uint64(x%d))
	sum = sum*31 + uint64(x/2) ^ uint64(x%2)
	d = 3
	check("/", 3, uint64(x/3), uint64(x/d))
	check("%", 3, uint64(x%3), uint64(x%d))
	sum = sum*31 + uint64(x/3) ^ uint64(x%3)
	d = 5
	check("/", 5, uint64(x/5), uint64(x/d))
	check("%", 5, uint64(x%5), uint64(x%d))
	sum = sum*31 + uint64(x/5) ^ uint64(x%5)
	d = 7
	check("/", 7, uint64(x/7), uint64(x/d))
	check("%", 7, uint64(x%7), uint64(x%d))
	sum = sum*31 + uint64(x/7) ^ uint64(x%7)
	d = 10
	check("/", 10, uint64(x/10), uint64(x/d))
	check("%", 10, uint64(x%10), uint64(x%d))
	sum = sum*31 + uint64(x/10) ^ uint64(x%10)
	d = 11
	check("/", 11, uint64(x/11), uint64(x/d))
	check("%", 11, uint64(x%11), uint64(x%d))
	sum = sum*31 + uint64(x/11) ^ uint64(x%11)
	d = 12
	check("/", 12, uint64(x/12), uint64(x/d))
	check("%", 12, uint64(x%12), uint64(x%d))
	sum = sum*31 + uint64(x/12) ^ uint64(x%12)
	d = 16
	check("/", 16, uint64(x/16), uint64(x/d))
	check("%", 16, uint64(x%16), uint64(x%d))
	sum = sum*31 + uint64(x/16) ^ uint64(x%16)
	d = 25
	check("/", 25, uint64(x/25), uint64(x/d))
	check("%", 25, uint64(x%25), uint64(x%d))
	sum = sum*31 + uint64(x/25) ^ uint64(x%25)
	d = 60
	check("/", 60, uint64(x/60), uint64(x/d))
	check("%", 60, uint64(x%60), uint64(x%d))
	sum = sum*31 + uint64(x/60) ^ uint64(x%60)
	d = 64
	check("/", 64, uint64(x/64), uint64(x/d))
	check("%", 64, uint64(x%64), uint64(x%d))
	sum = sum*31 + uint64(x/64) ^ uint64(x%64)
	d = 100
	check("/", 100, uint64(x/100), uint64(x/d))
	check("%", 100, uint64(x%100), uint64(x%d))
	sum = sum*31 + uint64(x/100) ^ uint64(x%100)
	d = 125
	check("/", 125, uint64(x/125), uint64(x/d))
	check("%", 125, uint64(x%125), uint64(x%d))
	sum = sum*31 + uint64(x/125) ^ uint64(x%125)
	d = 128
	check("/", 128, uint64(x/128), uint64(x/d))
	check("%", 128, uint64(x%128), uint64(x%d))
	sum = sum*31 + uint64(x/128) ^ uint64(x%128)
	d = 365
	check("/", 365, uint64(x/365), uint64(x/d))
	check("%", 365, uint64(x%365), uint64(x%d))
	sum = sum*31 + uint64(x/365) ^ uint64(x%365)
	d = 641
	check("/", 641, uint64(x/641), uint64(x/d))
	check("%", 641, uint64(x%641), uint64(x%d))
	sum = sum*31 + uint64(x/641) ^ uint64(x%641)
	d = 1000
	check("/", 1000, uint64(x/1000), uint64(x/d))
	check("%", 1000, uint64(x%1000), uint64(x%d))
	sum = sum*31 + uint64(x/1000) ^ uint64(x%1000)
	d = 1024
	check("/", 1024, uint64(x/1024), uint64(x/d))
	check("%", 1024, uint64(x%1024), uint64(x%d))
	sum = sum*31 + uint64(x/1024) ^ uint64(x%1024)
	d = 3600
	check("/", 3600, uint64(x/3600), uint64(x/d))
	check("%", 3600, uint64(x%3600), uint64(x%d))
	sum = sum*31 + uint64(x/3600) ^ uint64(x%3600)
	d = 4096
	check("/", 4096, uint64(x/4096), uint64(x/d))
	check("%", 4096, uint64(x%4096), uint64(x%d))
	sum = sum*31 + uint64(x/4096) ^ uint64(x%4096)
	d = 7919
	check("/", 7919, uint64(x/7919), uint64(x/d))
	check("%", 7919, uint64(x%7919), uint64(x%d))
	sum = sum*31 + uint64(x/7919) ^ uint64(x%7919)
	d = 9999
	check("/", 9999, uint64(x/9999), uint64(x/d))
	check("%", 9999, uint64(x%9999), uint64(x%d))
	sum = sum*31 + uint64(x/9999) ^ uint64(x%9999)
	d = 10000
	check("/", 10000, uint64(x/10000), uint64(x/d))
	check("%", 10000, uint64(x%10000), uint64(x%d))
	sum = sum*31 + uint64(x/10000) ^ uint64(x%10000)
	d = 16384
	check("/", 16384, uint64(x/16384), uint64(x/d))
	check("%", 16384, uint64(x%16384), uint64(x%d))
	sum = sum*31 + uint64(x/16384) ^ uint64(x%16384)
	d = 21845
	check("/", 21845, uint64(x/21845), uint64(x/d))
	check("%", 21845, uint64(x%21845), uint64(x%d))
	sum = sum*31 + uint64(x/21845) ^ uint64(x%21845)
	d = 32767
	check("/", 32767, uint64(x/32767), uint64(x/d))
	check("%", 32767, uint64(x%32767), uint64(x%d))
	sum = sum*31 + uint64(x/32767) ^ uint64(x%32767)
	return sum
}

func unsigned(x uint64) (sum uint64) {
	var d uint64
	d = 1
	check("u/", 1, x/1, x/d)
	check("u%", 1, x%1, x%d)
	sum = sum*31 + x/1 ^ x%1
	d = 2
	check("u/", 2, x/2, x/d)
	check("u%", 2, x%2, x%d)
	sum = sum*31 + x/2 ^ x%2
	d = 3
	check("u/", 3, x/3, x/d)
	check("u%", 3, x%3, x%d)
	sum = sum*31 + x/3 ^ x%3
	d = 5
	check("u/", 5, x/5, x/d)
	check("u%", 5, x%5, x%d)
	sum = sum*31 + x/5 ^ x%5
	d = 7
	check("u/", 7, x/7, x/d)
	check("u%", 7, x%7, x%d)
	sum = sum*31 + x/7 ^ x%7
	d = 10
	check("u/", 10, x/10, x/d)
	check("u%", 10, x%10, x%d)
	sum = sum*31 + x/10 ^ x%10
	d = 11
	check("u/", 11, x/11, x/d)
	check("u%", 11, x%11, x%d)
	sum = sum*31 + x/11 ^ x%11
	d = 12
	check("u/", 12, x/12, x/d)
	check("u%", 12, x%12, x%d)
	sum = sum*31 + x/12 ^ x%12
	d = 16
	check("u/", 16, x/16, x/d)
	check("u%", 16, x%16, x%d)
	sum = sum*31 + x/16 ^ x%16
	d = 25
	check("u/", 25, x/25, x/d)
	check("u%", 25, x%25, x%d)
	sum = sum*31 + x/25 ^ x%25
	d = 60
	check("u/", 60, x/60, x/d)
	check("u%", 60, x%60, x%d)
	sum = sum*31 + x/60 ^ x%60
	d = 64
	check("u/", 64, x/64, x/d)
	check("u%", 64, x%64, x%d)
	sum = sum*31 + x/64 ^ x%64
	d = 100
	check("u/", 100, x/100, x/d)
	check("u%", 100, x%100, x%d)
	sum = sum*31 + x/100 ^ x%100
	d = 125
	check("u/", 125, x/125, x/d)
	check("u%", 125, x%125, x%d)
	sum = sum*31 + x/125 ^ x%125
	d = 128
	check("u/", 128, x/128, x/d)
	check("u%", 128, x%128, x%d)
	sum = sum*31 + x/128 ^ x%128
	d = 365
	check("u/", 365, x/365, x/d)
	check("u%", 365, x%365, x%d)
	sum = sum*31 + x/365 ^ x%365
	d = 641
	check("u/", 641, x/641, x/d)
	check("u%", 641, x%641, x%d)
	sum = sum*31 + x/641 ^ x%641
	d = 1000
	check("u/", 1000, x/1000, x/d)
	check("u%", 1000, x%1000, x%d)
	sum = sum*31 + x/1000 ^ x%1000
	d = 1024
	check("u/", 1024, x/1024, x/d)
	check("u%", 1024, x%1024, x%d)
	sum = sum*31 + x/1024 ^ x%1024
	d = 3600
	check("u/", 3600, x/3600, x/d)
	check("u%", 3600, x%3600, x%d)
	sum = sum*31 + x/3600 ^ x%3600
	d = 4096
	check("u/", 4096, x/4096, x/d)
	check("u%", 4096, x%4096, x%d)
	sum = sum*31 + x/4096 ^ x%4096
	d = 7919
	check("u/", 7919, x/7919, x/d)
	check("u%", 7919, x%7919, x%d)
	sum = sum*31 + x/7919 ^ x%7919
	d = 9999
	check("u/", 9999, x/9999, x/d)
	check("u%", 9999, x%9999, x%d)
	sum = sum*31 + x/9999 ^ x%9999
	d = 10000
	check("u/", 10000, x/10000, x/d)
	check("u%", 10000, x%10000, x%d)
	sum = sum*31 + x/10000 ^ x%10000
	d = 16384
	check("u/", 16384, x/16384, x/d)
	check("u%", 16384, x%16384, x%d)
	sum = sum*31 + x/16384 ^ x%16384
	d = 21845
	check("u/", 21845, x/21845, x/d)
	check("u%", 21845, x%21845, x%d)
	sum = sum*31 + x/21845 ^ x%21845
	d = 32767
	check("u/", 32767, x/32767, x/d)
	check("u%", 32767, x%32767, x%d)
	sum = sum*31 + x/32767 ^ x%32767
	d = 32768
	check("u/", 32768, x/32768, x/d)
	check("u%", 32768, x%32768, x%d)
	sum = sum*31 + x/32768 ^ x%32768
	d = 40000
	check("u/", 40000, x/40000, x/d)
	check("u%", 40000, x%40000, x%d)
	sum = sum*31 + x/40000 ^ x%40000
	d = 43690
	check("u/", 43690, x/43690, x/d)
	check("u%", 43690, x%43690, x%d)
	sum = sum*31 + x/43690 ^ x%43690
	d = 60000
	check("u/", 60000, x/60000, x/d)
	check("u%", 60000, x%60000, x%d)
	sum = sum*31 + x/60000 ^ x%60000
	d = 65535
	check("u/", 65535, x/65535, x/d)
	check("u%", 65535, x%65535, x%d)
	sum = sum*31 + x/65535 ^ x%65535
	return sum
}

func narrow(x int64) (sum uint64) {
	i8, u8, i16, u16, i32, u32 := int8(x), uint8(x), int16(x), uint16(x), int32(x), uint32(x)
	sum = uint64(i8/7) ^ uint64(u8%10)<<8 ^ uint64(i16/100)<<16 ^ uint64(u16%1000)<<32 ^ uint64(i32%641) ^ uint64(u32/60)<<20
	return sum*31 + uint64(i8%3) ^ uint64(u16/255)<<3 ^ uint64(i32/1024)<<7 ^ uint64(u32%365)<<9 ^ uint64(i16%125)<<11
}

func main() {
	var sum uint64
	for _, x := range numbers {
		sum = sum*31 + signed(x)
		sum = sum*31 + unsigned(uint64(x))
	}
	fmt.Println(sum)
	seed := uint64(12345)
	for range 2000 {
		seed = seed*6364136223846793005 + 1442695040888963407
		x := int64(seed) >> (seed >> 58)
		sum = sum*31 + signed(x) ^ unsigned(uint64(x)) ^ narrow(x)
	}
	fmt.Println(sum)
	// In a loop without calls, operands in registers.
	a, b, c := 0, 0, uint64(0)
	for i := -50000; i < 50000; i++ {
		a += i / 7
		b ^= i%10 + i/8
		c = c*3 + uint64(i)/100 + uint64(i)%7
		a -= a / 1000
		b %= 9999
	}
	fmt.Println(a, b, c)
}
