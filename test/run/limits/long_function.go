// A loop whose body has 9,000 statements: every jump around it is long.
package main

func work(n int) (int, int) {
	x, y := 1, 2
	var a [8]int
	for i := 0; i < n; i++ {
		if i == 1 {
			continue
		}
		if x == -12345678 {
			break
		}
		x += 0
		y ^= x + 1
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 6
		y ^= x + 7
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 12
		y ^= x + 13
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 18
		y ^= x + 19
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 24
		y ^= x + 25
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 30
		y ^= x + 31
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 36
		y ^= x + 37
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 42
		y ^= x + 43
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 48
		y ^= x + 49
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 54
		y ^= x + 55
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 60
		y ^= x + 61
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 66
		y ^= x + 67
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 72
		y ^= x + 73
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 78
		y ^= x + 79
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 84
		y ^= x + 85
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 90
		y ^= x + 91
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 96
		y ^= x + 97
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 5
		y ^= x + 103
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 11
		y ^= x + 109
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 17
		y ^= x + 115
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 23
		y ^= x + 121
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 29
		y ^= x + 127
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 35
		y ^= x + 133
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 41
		y ^= x + 139
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 47
		y ^= x + 145
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 53
		y ^= x + 151
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 59
		y ^= x + 157
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 65
		y ^= x + 163
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 71
		y ^= x + 169
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 77
		y ^= x + 175
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 83
		y ^= x + 181
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 89
		y ^= x + 187
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 95
		y ^= x + 193
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 4
		y ^= x + 199
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 10
		y ^= x + 205
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 16
		y ^= x + 211
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 22
		y ^= x + 217
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 28
		y ^= x + 223
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 34
		y ^= x + 229
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 40
		y ^= x + 235
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 46
		y ^= x + 241
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 52
		y ^= x + 247
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 58
		y ^= x + 253
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 64
		y ^= x + 259
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 70
		y ^= x + 265
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 76
		y ^= x + 271
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 82
		y ^= x + 277
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 88
		y ^= x + 283
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 94
		y ^= x + 289
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 3
		y ^= x + 295
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 9
		y ^= x + 301
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 15
		y ^= x + 307
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 21
		y ^= x + 313
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 27
		y ^= x + 319
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 33
		y ^= x + 325
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 39
		y ^= x + 331
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 45
		y ^= x + 337
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 51
		y ^= x + 343
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 57
		y ^= x + 349
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 63
		y ^= x + 355
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 69
		y ^= x + 361
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 75
		y ^= x + 367
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 81
		y ^= x + 373
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 87
		y ^= x + 379
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 93
		y ^= x + 385
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 2
		y ^= x + 391
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 8
		y ^= x + 397
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 14
		y ^= x + 403
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 20
		y ^= x + 409
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 26
		y ^= x + 415
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 32
		y ^= x + 421
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 38
		y ^= x + 427
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 44
		y ^= x + 433
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 50
		y ^= x + 439
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 56
		y ^= x + 445
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 62
		y ^= x + 451
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 68
		y ^= x + 457
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 74
		y ^= x + 463
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 80
		y ^= x + 469
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 86
		y ^= x + 475
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 92
		y ^= x + 481
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 1
		y ^= x + 487
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 7
		y ^= x + 493
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 13
		y ^= x + 499
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 19
		y ^= x + 505
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 25
		y ^= x + 511
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 31
		y ^= x + 517
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 37
		y ^= x + 523
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 43
		y ^= x + 529
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 49
		y ^= x + 535
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 55
		y ^= x + 541
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 61
		y ^= x + 547
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 67
		y ^= x + 553
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 73
		y ^= x + 559
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 79
		y ^= x + 565
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 85
		y ^= x + 571
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 91
		y ^= x + 577
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 0
		y ^= x + 583
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 6
		y ^= x + 589
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 12
		y ^= x + 595
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 18
		y ^= x + 601
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 24
		y ^= x + 607
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 30
		y ^= x + 613
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 36
		y ^= x + 619
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 42
		y ^= x + 625
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 48
		y ^= x + 631
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 54
		y ^= x + 637
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 60
		y ^= x + 643
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 66
		y ^= x + 649
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 72
		y ^= x + 655
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 78
		y ^= x + 661
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 84
		y ^= x + 667
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 90
		y ^= x + 673
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 96
		y ^= x + 679
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 5
		y ^= x + 685
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 11
		y ^= x + 691
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 17
		y ^= x + 697
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 23
		y ^= x + 703
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 29
		y ^= x + 709
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 35
		y ^= x + 715
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 41
		y ^= x + 721
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 47
		y ^= x + 727
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 53
		y ^= x + 733
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 59
		y ^= x + 739
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 65
		y ^= x + 745
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 71
		y ^= x + 751
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 77
		y ^= x + 757
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 83
		y ^= x + 763
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 89
		y ^= x + 769
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 95
		y ^= x + 775
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 4
		y ^= x + 781
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 10
		y ^= x + 787
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 16
		y ^= x + 793
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 22
		y ^= x + 799
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 28
		y ^= x + 805
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 34
		y ^= x + 811
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 40
		y ^= x + 817
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 46
		y ^= x + 823
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 52
		y ^= x + 829
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 58
		y ^= x + 835
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 64
		y ^= x + 841
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 70
		y ^= x + 847
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 76
		y ^= x + 853
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 82
		y ^= x + 859
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 88
		y ^= x + 865
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 94
		y ^= x + 871
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 3
		y ^= x + 877
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 9
		y ^= x + 883
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 15
		y ^= x + 889
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 21
		y ^= x + 895
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 27
		y ^= x + 901
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 33
		y ^= x + 907
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 39
		y ^= x + 913
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 45
		y ^= x + 919
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 51
		y ^= x + 925
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 57
		y ^= x + 931
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 63
		y ^= x + 937
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 69
		y ^= x + 943
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 75
		y ^= x + 949
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 81
		y ^= x + 955
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 87
		y ^= x + 961
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 93
		y ^= x + 967
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 2
		y ^= x + 973
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 8
		y ^= x + 979
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 14
		y ^= x + 985
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 20
		y ^= x + 991
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 26
		y ^= x + 997
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 32
		y ^= x + 1003
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 38
		y ^= x + 1009
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 44
		y ^= x + 1015
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 50
		y ^= x + 1021
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 56
		y ^= x + 1027
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 62
		y ^= x + 1033
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 68
		y ^= x + 1039
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 74
		y ^= x + 1045
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 80
		y ^= x + 1051
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 86
		y ^= x + 1057
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 92
		y ^= x + 1063
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 1
		y ^= x + 1069
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 7
		y ^= x + 1075
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 13
		y ^= x + 1081
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 19
		y ^= x + 1087
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 25
		y ^= x + 1093
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 31
		y ^= x + 1099
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 37
		y ^= x + 1105
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 43
		y ^= x + 1111
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 49
		y ^= x + 1117
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 55
		y ^= x + 1123
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 61
		y ^= x + 1129
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 67
		y ^= x + 1135
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 73
		y ^= x + 1141
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 79
		y ^= x + 1147
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 85
		y ^= x + 1153
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 91
		y ^= x + 1159
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 0
		y ^= x + 1165
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 6
		y ^= x + 1171
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 12
		y ^= x + 1177
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 18
		y ^= x + 1183
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 24
		y ^= x + 1189
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 30
		y ^= x + 1195
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 36
		y ^= x + 1201
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 42
		y ^= x + 1207
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 48
		y ^= x + 1213
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 54
		y ^= x + 1219
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 60
		y ^= x + 1225
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 66
		y ^= x + 1231
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 72
		y ^= x + 1237
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 78
		y ^= x + 1243
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 84
		y ^= x + 1249
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 90
		y ^= x + 1255
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 96
		y ^= x + 1261
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 5
		y ^= x + 1267
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 11
		y ^= x + 1273
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 17
		y ^= x + 1279
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 23
		y ^= x + 1285
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 29
		y ^= x + 1291
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 35
		y ^= x + 1297
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 41
		y ^= x + 1303
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 47
		y ^= x + 1309
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 53
		y ^= x + 1315
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 59
		y ^= x + 1321
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 65
		y ^= x + 1327
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 71
		y ^= x + 1333
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 77
		y ^= x + 1339
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 83
		y ^= x + 1345
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 89
		y ^= x + 1351
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 95
		y ^= x + 1357
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 4
		y ^= x + 1363
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 10
		y ^= x + 1369
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 16
		y ^= x + 1375
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 22
		y ^= x + 1381
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 28
		y ^= x + 1387
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 34
		y ^= x + 1393
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 40
		y ^= x + 1399
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 46
		y ^= x + 1405
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 52
		y ^= x + 1411
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 58
		y ^= x + 1417
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 64
		y ^= x + 1423
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 70
		y ^= x + 1429
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 76
		y ^= x + 1435
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 82
		y ^= x + 1441
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 88
		y ^= x + 1447
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 94
		y ^= x + 1453
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 3
		y ^= x + 1459
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 9
		y ^= x + 1465
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 15
		y ^= x + 1471
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 21
		y ^= x + 1477
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 27
		y ^= x + 1483
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 33
		y ^= x + 1489
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 39
		y ^= x + 1495
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 45
		y ^= x + 1501
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 51
		y ^= x + 1507
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 57
		y ^= x + 1513
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 63
		y ^= x + 1519
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 69
		y ^= x + 1525
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 75
		y ^= x + 1531
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 81
		y ^= x + 1537
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 87
		y ^= x + 1543
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 93
		y ^= x + 1549
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 2
		y ^= x + 1555
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 8
		y ^= x + 1561
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 14
		y ^= x + 1567
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 20
		y ^= x + 1573
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 26
		y ^= x + 1579
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 32
		y ^= x + 1585
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 38
		y ^= x + 1591
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 44
		y ^= x + 1597
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 50
		y ^= x + 1603
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 56
		y ^= x + 1609
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 62
		y ^= x + 1615
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 68
		y ^= x + 1621
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 74
		y ^= x + 1627
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 80
		y ^= x + 1633
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 86
		y ^= x + 1639
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 92
		y ^= x + 1645
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 1
		y ^= x + 1651
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 7
		y ^= x + 1657
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 13
		y ^= x + 1663
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 19
		y ^= x + 1669
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 25
		y ^= x + 1675
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 31
		y ^= x + 1681
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 37
		y ^= x + 1687
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 43
		y ^= x + 1693
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 49
		y ^= x + 1699
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 55
		y ^= x + 1705
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 61
		y ^= x + 1711
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 67
		y ^= x + 1717
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 73
		y ^= x + 1723
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 79
		y ^= x + 1729
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 85
		y ^= x + 1735
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 91
		y ^= x + 1741
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 0
		y ^= x + 1747
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 6
		y ^= x + 1753
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 12
		y ^= x + 1759
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 18
		y ^= x + 1765
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 24
		y ^= x + 1771
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 30
		y ^= x + 1777
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 36
		y ^= x + 1783
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 42
		y ^= x + 1789
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 48
		y ^= x + 1795
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 54
		y ^= x + 1801
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 60
		y ^= x + 1807
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 66
		y ^= x + 1813
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 72
		y ^= x + 1819
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 78
		y ^= x + 1825
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 84
		y ^= x + 1831
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 90
		y ^= x + 1837
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 96
		y ^= x + 1843
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 5
		y ^= x + 1849
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 11
		y ^= x + 1855
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 17
		y ^= x + 1861
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 23
		y ^= x + 1867
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 29
		y ^= x + 1873
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 35
		y ^= x + 1879
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 41
		y ^= x + 1885
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 47
		y ^= x + 1891
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 53
		y ^= x + 1897
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 59
		y ^= x + 1903
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 65
		y ^= x + 1909
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 71
		y ^= x + 1915
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 77
		y ^= x + 1921
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 83
		y ^= x + 1927
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 89
		y ^= x + 1933
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 95
		y ^= x + 1939
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 4
		y ^= x + 1945
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 10
		y ^= x + 1951
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 16
		y ^= x + 1957
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 22
		y ^= x + 1963
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 28
		y ^= x + 1969
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 34
		y ^= x + 1975
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 40
		y ^= x + 1981
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 46
		y ^= x + 1987
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 52
		y ^= x + 1993
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 58
		y ^= x + 1999
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 64
		y ^= x + 2005
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 70
		y ^= x + 2011
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 76
		y ^= x + 2017
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 82
		y ^= x + 2023
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 88
		y ^= x + 2029
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 94
		y ^= x + 2035
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 3
		y ^= x + 2041
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 9
		y ^= x + 2047
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 15
		y ^= x + 2053
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 21
		y ^= x + 2059
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 27
		y ^= x + 2065
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 33
		y ^= x + 2071
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 39
		y ^= x + 2077
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 45
		y ^= x + 2083
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 51
		y ^= x + 2089
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 57
		y ^= x + 2095
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 63
		y ^= x + 2101
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 69
		y ^= x + 2107
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 75
		y ^= x + 2113
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 81
		y ^= x + 2119
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 87
		y ^= x + 2125
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 93
		y ^= x + 2131
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 2
		y ^= x + 2137
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 8
		y ^= x + 2143
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 14
		y ^= x + 2149
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 20
		y ^= x + 2155
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 26
		y ^= x + 2161
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 32
		y ^= x + 2167
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 38
		y ^= x + 2173
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 44
		y ^= x + 2179
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 50
		y ^= x + 2185
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 56
		y ^= x + 2191
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 62
		y ^= x + 2197
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 68
		y ^= x + 2203
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 74
		y ^= x + 2209
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 80
		y ^= x + 2215
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 86
		y ^= x + 2221
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 92
		y ^= x + 2227
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 1
		y ^= x + 2233
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 7
		y ^= x + 2239
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 13
		y ^= x + 2245
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 19
		y ^= x + 2251
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 25
		y ^= x + 2257
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 31
		y ^= x + 2263
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 37
		y ^= x + 2269
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 43
		y ^= x + 2275
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 49
		y ^= x + 2281
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 55
		y ^= x + 2287
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 61
		y ^= x + 2293
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 67
		y ^= x + 2299
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 73
		y ^= x + 2305
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 79
		y ^= x + 2311
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 85
		y ^= x + 2317
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 91
		y ^= x + 2323
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 0
		y ^= x + 2329
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 6
		y ^= x + 2335
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 12
		y ^= x + 2341
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 18
		y ^= x + 2347
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 24
		y ^= x + 2353
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 30
		y ^= x + 2359
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 36
		y ^= x + 2365
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 42
		y ^= x + 2371
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 48
		y ^= x + 2377
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 54
		y ^= x + 2383
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 60
		y ^= x + 2389
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 66
		y ^= x + 2395
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 72
		y ^= x + 2401
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 78
		y ^= x + 2407
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 84
		y ^= x + 2413
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 90
		y ^= x + 2419
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 96
		y ^= x + 2425
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 5
		y ^= x + 2431
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 11
		y ^= x + 2437
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 17
		y ^= x + 2443
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 23
		y ^= x + 2449
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 29
		y ^= x + 2455
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 35
		y ^= x + 2461
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 41
		y ^= x + 2467
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 47
		y ^= x + 2473
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 53
		y ^= x + 2479
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 59
		y ^= x + 2485
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 65
		y ^= x + 2491
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 71
		y ^= x + 2497
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 77
		y ^= x + 2503
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 83
		y ^= x + 2509
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 89
		y ^= x + 2515
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 95
		y ^= x + 2521
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 4
		y ^= x + 2527
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 10
		y ^= x + 2533
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 16
		y ^= x + 2539
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 22
		y ^= x + 2545
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 28
		y ^= x + 2551
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 34
		y ^= x + 2557
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 40
		y ^= x + 2563
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 46
		y ^= x + 2569
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 52
		y ^= x + 2575
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 58
		y ^= x + 2581
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 64
		y ^= x + 2587
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 70
		y ^= x + 2593
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 76
		y ^= x + 2599
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 82
		y ^= x + 2605
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 88
		y ^= x + 2611
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 94
		y ^= x + 2617
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 3
		y ^= x + 2623
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 9
		y ^= x + 2629
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 15
		y ^= x + 2635
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 21
		y ^= x + 2641
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 27
		y ^= x + 2647
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 33
		y ^= x + 2653
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 39
		y ^= x + 2659
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 45
		y ^= x + 2665
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 51
		y ^= x + 2671
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 57
		y ^= x + 2677
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 63
		y ^= x + 2683
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 69
		y ^= x + 2689
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 75
		y ^= x + 2695
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 81
		y ^= x + 2701
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 87
		y ^= x + 2707
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 93
		y ^= x + 2713
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 2
		y ^= x + 2719
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 8
		y ^= x + 2725
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 14
		y ^= x + 2731
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 20
		y ^= x + 2737
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 26
		y ^= x + 2743
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 32
		y ^= x + 2749
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 38
		y ^= x + 2755
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 44
		y ^= x + 2761
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 50
		y ^= x + 2767
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 56
		y ^= x + 2773
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 62
		y ^= x + 2779
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 68
		y ^= x + 2785
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 74
		y ^= x + 2791
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 80
		y ^= x + 2797
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 86
		y ^= x + 2803
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 92
		y ^= x + 2809
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 1
		y ^= x + 2815
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 7
		y ^= x + 2821
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 13
		y ^= x + 2827
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 19
		y ^= x + 2833
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 25
		y ^= x + 2839
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 31
		y ^= x + 2845
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 37
		y ^= x + 2851
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 43
		y ^= x + 2857
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 49
		y ^= x + 2863
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 55
		y ^= x + 2869
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 61
		y ^= x + 2875
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 67
		y ^= x + 2881
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 73
		y ^= x + 2887
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 79
		y ^= x + 2893
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 85
		y ^= x + 2899
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 91
		y ^= x + 2905
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 0
		y ^= x + 2911
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 6
		y ^= x + 2917
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 12
		y ^= x + 2923
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 18
		y ^= x + 2929
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 24
		y ^= x + 2935
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 30
		y ^= x + 2941
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 36
		y ^= x + 2947
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 42
		y ^= x + 2953
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 48
		y ^= x + 2959
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 54
		y ^= x + 2965
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 60
		y ^= x + 2971
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 66
		y ^= x + 2977
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 72
		y ^= x + 2983
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 78
		y ^= x + 2989
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 84
		y ^= x + 2995
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 90
		y ^= x + 3001
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 96
		y ^= x + 3007
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 5
		y ^= x + 3013
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 11
		y ^= x + 3019
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 17
		y ^= x + 3025
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 23
		y ^= x + 3031
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 29
		y ^= x + 3037
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 35
		y ^= x + 3043
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 41
		y ^= x + 3049
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 47
		y ^= x + 3055
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 53
		y ^= x + 3061
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 59
		y ^= x + 3067
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 65
		y ^= x + 3073
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 71
		y ^= x + 3079
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 77
		y ^= x + 3085
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 83
		y ^= x + 3091
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 89
		y ^= x + 3097
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 95
		y ^= x + 3103
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 4
		y ^= x + 3109
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 10
		y ^= x + 3115
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 16
		y ^= x + 3121
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 22
		y ^= x + 3127
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 28
		y ^= x + 3133
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 34
		y ^= x + 3139
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 40
		y ^= x + 3145
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 46
		y ^= x + 3151
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 52
		y ^= x + 3157
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 58
		y ^= x + 3163
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 64
		y ^= x + 3169
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 70
		y ^= x + 3175
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 76
		y ^= x + 3181
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 82
		y ^= x + 3187
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 88
		y ^= x + 3193
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 94
		y ^= x + 3199
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 3
		y ^= x + 3205
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 9
		y ^= x + 3211
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 15
		y ^= x + 3217
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 21
		y ^= x + 3223
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 27
		y ^= x + 3229
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 33
		y ^= x + 3235
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 39
		y ^= x + 3241
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 45
		y ^= x + 3247
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 51
		y ^= x + 3253
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 57
		y ^= x + 3259
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 63
		y ^= x + 3265
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 69
		y ^= x + 3271
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 75
		y ^= x + 3277
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 81
		y ^= x + 3283
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 87
		y ^= x + 3289
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 93
		y ^= x + 3295
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 2
		y ^= x + 3301
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 8
		y ^= x + 3307
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 14
		y ^= x + 3313
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 20
		y ^= x + 3319
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 26
		y ^= x + 3325
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 32
		y ^= x + 3331
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 38
		y ^= x + 3337
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 44
		y ^= x + 3343
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 50
		y ^= x + 3349
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 56
		y ^= x + 3355
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 62
		y ^= x + 3361
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 68
		y ^= x + 3367
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 74
		y ^= x + 3373
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 80
		y ^= x + 3379
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 86
		y ^= x + 3385
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 92
		y ^= x + 3391
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 1
		y ^= x + 3397
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 7
		y ^= x + 3403
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 13
		y ^= x + 3409
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 19
		y ^= x + 3415
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 25
		y ^= x + 3421
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 31
		y ^= x + 3427
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 37
		y ^= x + 3433
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 43
		y ^= x + 3439
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 49
		y ^= x + 3445
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 55
		y ^= x + 3451
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 61
		y ^= x + 3457
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 67
		y ^= x + 3463
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 73
		y ^= x + 3469
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 79
		y ^= x + 3475
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 85
		y ^= x + 3481
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 91
		y ^= x + 3487
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 0
		y ^= x + 3493
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 6
		y ^= x + 3499
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 12
		y ^= x + 3505
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 18
		y ^= x + 3511
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 24
		y ^= x + 3517
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 30
		y ^= x + 3523
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 36
		y ^= x + 3529
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 42
		y ^= x + 3535
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 48
		y ^= x + 3541
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 54
		y ^= x + 3547
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 60
		y ^= x + 3553
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 66
		y ^= x + 3559
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 72
		y ^= x + 3565
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 78
		y ^= x + 3571
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 84
		y ^= x + 3577
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 90
		y ^= x + 3583
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 96
		y ^= x + 3589
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 5
		y ^= x + 3595
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 11
		y ^= x + 3601
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 17
		y ^= x + 3607
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 23
		y ^= x + 3613
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 29
		y ^= x + 3619
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 35
		y ^= x + 3625
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 41
		y ^= x + 3631
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 47
		y ^= x + 3637
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 53
		y ^= x + 3643
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 59
		y ^= x + 3649
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 65
		y ^= x + 3655
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 71
		y ^= x + 3661
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 77
		y ^= x + 3667
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 83
		y ^= x + 3673
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 89
		y ^= x + 3679
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 95
		y ^= x + 3685
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 4
		y ^= x + 3691
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 10
		y ^= x + 3697
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 16
		y ^= x + 3703
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 22
		y ^= x + 3709
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 28
		y ^= x + 3715
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 34
		y ^= x + 3721
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 40
		y ^= x + 3727
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 46
		y ^= x + 3733
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 52
		y ^= x + 3739
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 58
		y ^= x + 3745
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 64
		y ^= x + 3751
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 70
		y ^= x + 3757
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 76
		y ^= x + 3763
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 82
		y ^= x + 3769
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 88
		y ^= x + 3775
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 94
		y ^= x + 3781
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 3
		y ^= x + 3787
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 9
		y ^= x + 3793
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 15
		y ^= x + 3799
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 21
		y ^= x + 3805
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 27
		y ^= x + 3811
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 33
		y ^= x + 3817
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 39
		y ^= x + 3823
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 45
		y ^= x + 3829
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 51
		y ^= x + 3835
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 57
		y ^= x + 3841
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 63
		y ^= x + 3847
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 69
		y ^= x + 3853
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 75
		y ^= x + 3859
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 81
		y ^= x + 3865
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 87
		y ^= x + 3871
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 93
		y ^= x + 3877
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 2
		y ^= x + 3883
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 8
		y ^= x + 3889
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 14
		y ^= x + 3895
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 20
		y ^= x + 3901
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 26
		y ^= x + 3907
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 32
		y ^= x + 3913
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 38
		y ^= x + 3919
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 44
		y ^= x + 3925
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 50
		y ^= x + 3931
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 56
		y ^= x + 3937
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 62
		y ^= x + 3943
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 68
		y ^= x + 3949
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 74
		y ^= x + 3955
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 80
		y ^= x + 3961
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 86
		y ^= x + 3967
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 92
		y ^= x + 3973
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 1
		y ^= x + 3979
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 7
		y ^= x + 3985
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 13
		y ^= x + 3991
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 19
		y ^= x + 3997
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 25
		y ^= x + 4003
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 31
		y ^= x + 4009
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 37
		y ^= x + 4015
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 43
		y ^= x + 4021
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 49
		y ^= x + 4027
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 55
		y ^= x + 4033
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 61
		y ^= x + 4039
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 67
		y ^= x + 4045
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 73
		y ^= x + 4051
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 79
		y ^= x + 4057
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 85
		y ^= x + 4063
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 91
		y ^= x + 4069
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 0
		y ^= x + 4075
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 6
		y ^= x + 4081
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 12
		y ^= x + 4087
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 18
		y ^= x + 4093
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 24
		y ^= x + 4099
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 30
		y ^= x + 4105
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 36
		y ^= x + 4111
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 42
		y ^= x + 4117
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 48
		y ^= x + 4123
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 54
		y ^= x + 4129
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 60
		y ^= x + 4135
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 66
		y ^= x + 4141
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 72
		y ^= x + 4147
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 78
		y ^= x + 4153
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 84
		y ^= x + 4159
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 90
		y ^= x + 4165
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 96
		y ^= x + 4171
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 5
		y ^= x + 4177
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 11
		y ^= x + 4183
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 17
		y ^= x + 4189
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 23
		y ^= x + 4195
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 29
		y ^= x + 4201
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 35
		y ^= x + 4207
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 41
		y ^= x + 4213
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 47
		y ^= x + 4219
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 53
		y ^= x + 4225
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 59
		y ^= x + 4231
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 65
		y ^= x + 4237
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 71
		y ^= x + 4243
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 77
		y ^= x + 4249
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 83
		y ^= x + 4255
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 89
		y ^= x + 4261
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 95
		y ^= x + 4267
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 4
		y ^= x + 4273
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 10
		y ^= x + 4279
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 16
		y ^= x + 4285
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 22
		y ^= x + 4291
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 28
		y ^= x + 4297
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 34
		y ^= x + 4303
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 40
		y ^= x + 4309
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 46
		y ^= x + 4315
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 52
		y ^= x + 4321
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 58
		y ^= x + 4327
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 64
		y ^= x + 4333
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 70
		y ^= x + 4339
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 76
		y ^= x + 4345
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 82
		y ^= x + 4351
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 88
		y ^= x + 4357
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 94
		y ^= x + 4363
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 3
		y ^= x + 4369
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 9
		y ^= x + 4375
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 15
		y ^= x + 4381
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 21
		y ^= x + 4387
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 27
		y ^= x + 4393
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 33
		y ^= x + 4399
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 39
		y ^= x + 4405
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 45
		y ^= x + 4411
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 51
		y ^= x + 4417
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 57
		y ^= x + 4423
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 63
		y ^= x + 4429
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 69
		y ^= x + 4435
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 75
		y ^= x + 4441
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 81
		y ^= x + 4447
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 87
		y ^= x + 4453
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 93
		y ^= x + 4459
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 2
		y ^= x + 4465
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 8
		y ^= x + 4471
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 14
		y ^= x + 4477
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 20
		y ^= x + 4483
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 26
		y ^= x + 4489
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 32
		y ^= x + 4495
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 38
		y ^= x + 4501
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 44
		y ^= x + 4507
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 50
		y ^= x + 4513
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 56
		y ^= x + 4519
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 62
		y ^= x + 4525
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 68
		y ^= x + 4531
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 74
		y ^= x + 4537
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 80
		y ^= x + 4543
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 86
		y ^= x + 4549
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 92
		y ^= x + 4555
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 1
		y ^= x + 4561
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 7
		y ^= x + 4567
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 13
		y ^= x + 4573
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 19
		y ^= x + 4579
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 25
		y ^= x + 4585
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 31
		y ^= x + 4591
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 37
		y ^= x + 4597
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 43
		y ^= x + 4603
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 49
		y ^= x + 4609
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 55
		y ^= x + 4615
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 61
		y ^= x + 4621
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 67
		y ^= x + 4627
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 73
		y ^= x + 4633
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 79
		y ^= x + 4639
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 85
		y ^= x + 4645
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 91
		y ^= x + 4651
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 0
		y ^= x + 4657
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 6
		y ^= x + 4663
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 12
		y ^= x + 4669
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 18
		y ^= x + 4675
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 24
		y ^= x + 4681
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 30
		y ^= x + 4687
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 36
		y ^= x + 4693
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 42
		y ^= x + 4699
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 48
		y ^= x + 4705
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 54
		y ^= x + 4711
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 60
		y ^= x + 4717
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 66
		y ^= x + 4723
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 72
		y ^= x + 4729
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 78
		y ^= x + 4735
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 84
		y ^= x + 4741
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 90
		y ^= x + 4747
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 96
		y ^= x + 4753
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 5
		y ^= x + 4759
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 11
		y ^= x + 4765
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 17
		y ^= x + 4771
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 23
		y ^= x + 4777
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 29
		y ^= x + 4783
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 35
		y ^= x + 4789
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 41
		y ^= x + 4795
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 47
		y ^= x + 4801
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 53
		y ^= x + 4807
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 59
		y ^= x + 4813
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 65
		y ^= x + 4819
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 71
		y ^= x + 4825
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 77
		y ^= x + 4831
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 83
		y ^= x + 4837
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 89
		y ^= x + 4843
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 95
		y ^= x + 4849
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 4
		y ^= x + 4855
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 10
		y ^= x + 4861
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 16
		y ^= x + 4867
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 22
		y ^= x + 4873
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 28
		y ^= x + 4879
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 34
		y ^= x + 4885
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 40
		y ^= x + 4891
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 46
		y ^= x + 4897
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 52
		y ^= x + 4903
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 58
		y ^= x + 4909
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 64
		y ^= x + 4915
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 70
		y ^= x + 4921
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 76
		y ^= x + 4927
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 82
		y ^= x + 4933
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 88
		y ^= x + 4939
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 94
		y ^= x + 4945
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 3
		y ^= x + 4951
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 9
		y ^= x + 4957
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 15
		y ^= x + 4963
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 21
		y ^= x + 4969
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 27
		y ^= x + 4975
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 33
		y ^= x + 4981
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 39
		y ^= x + 4987
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 45
		y ^= x + 4993
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 51
		y ^= x + 4999
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 57
		y ^= x + 5005
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 63
		y ^= x + 5011
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 69
		y ^= x + 5017
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 75
		y ^= x + 5023
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 81
		y ^= x + 5029
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 87
		y ^= x + 5035
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 93
		y ^= x + 5041
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 2
		y ^= x + 5047
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 8
		y ^= x + 5053
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 14
		y ^= x + 5059
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 20
		y ^= x + 5065
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 26
		y ^= x + 5071
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 32
		y ^= x + 5077
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 38
		y ^= x + 5083
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 44
		y ^= x + 5089
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 50
		y ^= x + 5095
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 56
		y ^= x + 5101
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 62
		y ^= x + 5107
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 68
		y ^= x + 5113
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 74
		y ^= x + 5119
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 80
		y ^= x + 5125
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 86
		y ^= x + 5131
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 92
		y ^= x + 5137
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 1
		y ^= x + 5143
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 7
		y ^= x + 5149
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 13
		y ^= x + 5155
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 19
		y ^= x + 5161
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 25
		y ^= x + 5167
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 31
		y ^= x + 5173
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 37
		y ^= x + 5179
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 43
		y ^= x + 5185
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 49
		y ^= x + 5191
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 55
		y ^= x + 5197
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 61
		y ^= x + 5203
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 67
		y ^= x + 5209
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 73
		y ^= x + 5215
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 79
		y ^= x + 5221
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 85
		y ^= x + 5227
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 91
		y ^= x + 5233
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 0
		y ^= x + 5239
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 6
		y ^= x + 5245
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 12
		y ^= x + 5251
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 18
		y ^= x + 5257
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 24
		y ^= x + 5263
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 30
		y ^= x + 5269
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 36
		y ^= x + 5275
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 42
		y ^= x + 5281
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 48
		y ^= x + 5287
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 54
		y ^= x + 5293
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 60
		y ^= x + 5299
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 66
		y ^= x + 5305
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 72
		y ^= x + 5311
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 78
		y ^= x + 5317
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 84
		y ^= x + 5323
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 90
		y ^= x + 5329
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 96
		y ^= x + 5335
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 5
		y ^= x + 5341
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 11
		y ^= x + 5347
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 17
		y ^= x + 5353
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 23
		y ^= x + 5359
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 29
		y ^= x + 5365
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 35
		y ^= x + 5371
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 41
		y ^= x + 5377
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 47
		y ^= x + 5383
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 53
		y ^= x + 5389
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 59
		y ^= x + 5395
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 65
		y ^= x + 5401
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 71
		y ^= x + 5407
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 77
		y ^= x + 5413
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 83
		y ^= x + 5419
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 89
		y ^= x + 5425
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 95
		y ^= x + 5431
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 4
		y ^= x + 5437
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 10
		y ^= x + 5443
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 16
		y ^= x + 5449
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 22
		y ^= x + 5455
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 28
		y ^= x + 5461
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 34
		y ^= x + 5467
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 40
		y ^= x + 5473
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 46
		y ^= x + 5479
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 52
		y ^= x + 5485
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 58
		y ^= x + 5491
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 64
		y ^= x + 5497
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 70
		y ^= x + 5503
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 76
		y ^= x + 5509
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 82
		y ^= x + 5515
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 88
		y ^= x + 5521
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 94
		y ^= x + 5527
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 3
		y ^= x + 5533
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 9
		y ^= x + 5539
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 15
		y ^= x + 5545
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 21
		y ^= x + 5551
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 27
		y ^= x + 5557
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 33
		y ^= x + 5563
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 39
		y ^= x + 5569
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 45
		y ^= x + 5575
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 51
		y ^= x + 5581
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 57
		y ^= x + 5587
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 63
		y ^= x + 5593
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 69
		y ^= x + 5599
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 75
		y ^= x + 5605
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 81
		y ^= x + 5611
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 87
		y ^= x + 5617
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 93
		y ^= x + 5623
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 2
		y ^= x + 5629
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 8
		y ^= x + 5635
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 14
		y ^= x + 5641
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 20
		y ^= x + 5647
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 26
		y ^= x + 5653
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 32
		y ^= x + 5659
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 38
		y ^= x + 5665
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 44
		y ^= x + 5671
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 50
		y ^= x + 5677
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 56
		y ^= x + 5683
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 62
		y ^= x + 5689
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 68
		y ^= x + 5695
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 74
		y ^= x + 5701
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 80
		y ^= x + 5707
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 86
		y ^= x + 5713
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 92
		y ^= x + 5719
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 1
		y ^= x + 5725
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 7
		y ^= x + 5731
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 13
		y ^= x + 5737
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 19
		y ^= x + 5743
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 25
		y ^= x + 5749
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 31
		y ^= x + 5755
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 37
		y ^= x + 5761
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 43
		y ^= x + 5767
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 49
		y ^= x + 5773
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 55
		y ^= x + 5779
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 61
		y ^= x + 5785
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 67
		y ^= x + 5791
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 73
		y ^= x + 5797
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 79
		y ^= x + 5803
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 85
		y ^= x + 5809
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 91
		y ^= x + 5815
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 0
		y ^= x + 5821
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 6
		y ^= x + 5827
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 12
		y ^= x + 5833
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 18
		y ^= x + 5839
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 24
		y ^= x + 5845
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 30
		y ^= x + 5851
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 36
		y ^= x + 5857
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 42
		y ^= x + 5863
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 48
		y ^= x + 5869
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 54
		y ^= x + 5875
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 60
		y ^= x + 5881
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 66
		y ^= x + 5887
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 72
		y ^= x + 5893
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 78
		y ^= x + 5899
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 84
		y ^= x + 5905
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 90
		y ^= x + 5911
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 96
		y ^= x + 5917
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 5
		y ^= x + 5923
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 11
		y ^= x + 5929
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 17
		y ^= x + 5935
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 23
		y ^= x + 5941
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 29
		y ^= x + 5947
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 35
		y ^= x + 5953
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 41
		y ^= x + 5959
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 47
		y ^= x + 5965
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 53
		y ^= x + 5971
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 59
		y ^= x + 5977
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 65
		y ^= x + 5983
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 71
		y ^= x + 5989
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 77
		y ^= x + 5995
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 83
		y ^= x + 6001
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 89
		y ^= x + 6007
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 95
		y ^= x + 6013
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 4
		y ^= x + 6019
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 10
		y ^= x + 6025
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 16
		y ^= x + 6031
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 22
		y ^= x + 6037
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 28
		y ^= x + 6043
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 34
		y ^= x + 6049
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 40
		y ^= x + 6055
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 46
		y ^= x + 6061
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 52
		y ^= x + 6067
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 58
		y ^= x + 6073
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 64
		y ^= x + 6079
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 70
		y ^= x + 6085
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 76
		y ^= x + 6091
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 82
		y ^= x + 6097
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 88
		y ^= x + 6103
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 94
		y ^= x + 6109
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 3
		y ^= x + 6115
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 9
		y ^= x + 6121
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 15
		y ^= x + 6127
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 21
		y ^= x + 6133
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 27
		y ^= x + 6139
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 33
		y ^= x + 6145
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 39
		y ^= x + 6151
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 45
		y ^= x + 6157
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 51
		y ^= x + 6163
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 57
		y ^= x + 6169
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 63
		y ^= x + 6175
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 69
		y ^= x + 6181
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 75
		y ^= x + 6187
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 81
		y ^= x + 6193
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 87
		y ^= x + 6199
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 93
		y ^= x + 6205
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 2
		y ^= x + 6211
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 8
		y ^= x + 6217
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 14
		y ^= x + 6223
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 20
		y ^= x + 6229
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 26
		y ^= x + 6235
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 32
		y ^= x + 6241
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 38
		y ^= x + 6247
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 44
		y ^= x + 6253
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 50
		y ^= x + 6259
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 56
		y ^= x + 6265
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 62
		y ^= x + 6271
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 68
		y ^= x + 6277
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 74
		y ^= x + 6283
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 80
		y ^= x + 6289
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 86
		y ^= x + 6295
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 92
		y ^= x + 6301
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 1
		y ^= x + 6307
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 7
		y ^= x + 6313
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 13
		y ^= x + 6319
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 19
		y ^= x + 6325
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 25
		y ^= x + 6331
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 31
		y ^= x + 6337
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 37
		y ^= x + 6343
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 43
		y ^= x + 6349
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 49
		y ^= x + 6355
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 55
		y ^= x + 6361
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 61
		y ^= x + 6367
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 67
		y ^= x + 6373
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 73
		y ^= x + 6379
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 79
		y ^= x + 6385
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 85
		y ^= x + 6391
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 91
		y ^= x + 6397
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 0
		y ^= x + 6403
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 6
		y ^= x + 6409
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 12
		y ^= x + 6415
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 18
		y ^= x + 6421
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 24
		y ^= x + 6427
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 30
		y ^= x + 6433
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 36
		y ^= x + 6439
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 42
		y ^= x + 6445
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 48
		y ^= x + 6451
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 54
		y ^= x + 6457
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 60
		y ^= x + 6463
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 66
		y ^= x + 6469
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 72
		y ^= x + 6475
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 78
		y ^= x + 6481
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 84
		y ^= x + 6487
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 90
		y ^= x + 6493
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 96
		y ^= x + 6499
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 5
		y ^= x + 6505
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 11
		y ^= x + 6511
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 17
		y ^= x + 6517
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 23
		y ^= x + 6523
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 29
		y ^= x + 6529
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 35
		y ^= x + 6535
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 41
		y ^= x + 6541
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 47
		y ^= x + 6547
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 53
		y ^= x + 6553
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 59
		y ^= x + 6559
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 65
		y ^= x + 6565
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 71
		y ^= x + 6571
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 77
		y ^= x + 6577
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 83
		y ^= x + 6583
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 89
		y ^= x + 6589
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 95
		y ^= x + 6595
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 4
		y ^= x + 6601
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 10
		y ^= x + 6607
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 16
		y ^= x + 6613
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 22
		y ^= x + 6619
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 28
		y ^= x + 6625
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 34
		y ^= x + 6631
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 40
		y ^= x + 6637
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 46
		y ^= x + 6643
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 52
		y ^= x + 6649
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 58
		y ^= x + 6655
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 64
		y ^= x + 6661
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 70
		y ^= x + 6667
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 76
		y ^= x + 6673
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 82
		y ^= x + 6679
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 88
		y ^= x + 6685
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 94
		y ^= x + 6691
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 3
		y ^= x + 6697
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 9
		y ^= x + 6703
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 15
		y ^= x + 6709
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 21
		y ^= x + 6715
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 27
		y ^= x + 6721
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 33
		y ^= x + 6727
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 39
		y ^= x + 6733
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 45
		y ^= x + 6739
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 51
		y ^= x + 6745
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 57
		y ^= x + 6751
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 63
		y ^= x + 6757
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 69
		y ^= x + 6763
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 75
		y ^= x + 6769
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 81
		y ^= x + 6775
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 87
		y ^= x + 6781
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 93
		y ^= x + 6787
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 2
		y ^= x + 6793
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 8
		y ^= x + 6799
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 14
		y ^= x + 6805
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 20
		y ^= x + 6811
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 26
		y ^= x + 6817
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 32
		y ^= x + 6823
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 38
		y ^= x + 6829
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 44
		y ^= x + 6835
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 50
		y ^= x + 6841
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 56
		y ^= x + 6847
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 62
		y ^= x + 6853
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 68
		y ^= x + 6859
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 74
		y ^= x + 6865
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 80
		y ^= x + 6871
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 86
		y ^= x + 6877
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 92
		y ^= x + 6883
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 1
		y ^= x + 6889
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 7
		y ^= x + 6895
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 13
		y ^= x + 6901
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 19
		y ^= x + 6907
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 25
		y ^= x + 6913
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 31
		y ^= x + 6919
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 37
		y ^= x + 6925
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 43
		y ^= x + 6931
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 49
		y ^= x + 6937
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 55
		y ^= x + 6943
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 61
		y ^= x + 6949
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 67
		y ^= x + 6955
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 73
		y ^= x + 6961
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 79
		y ^= x + 6967
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 85
		y ^= x + 6973
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 91
		y ^= x + 6979
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 0
		y ^= x + 6985
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 6
		y ^= x + 6991
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 12
		y ^= x + 6997
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 18
		y ^= x + 7003
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 24
		y ^= x + 7009
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 30
		y ^= x + 7015
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 36
		y ^= x + 7021
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 42
		y ^= x + 7027
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 48
		y ^= x + 7033
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 54
		y ^= x + 7039
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 60
		y ^= x + 7045
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 66
		y ^= x + 7051
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 72
		y ^= x + 7057
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 78
		y ^= x + 7063
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 84
		y ^= x + 7069
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 90
		y ^= x + 7075
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 96
		y ^= x + 7081
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 5
		y ^= x + 7087
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 11
		y ^= x + 7093
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 17
		y ^= x + 7099
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 23
		y ^= x + 7105
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 29
		y ^= x + 7111
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 35
		y ^= x + 7117
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 41
		y ^= x + 7123
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 47
		y ^= x + 7129
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 53
		y ^= x + 7135
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 59
		y ^= x + 7141
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 65
		y ^= x + 7147
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 71
		y ^= x + 7153
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 77
		y ^= x + 7159
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 83
		y ^= x + 7165
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 89
		y ^= x + 7171
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 95
		y ^= x + 7177
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 4
		y ^= x + 7183
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 10
		y ^= x + 7189
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 16
		y ^= x + 7195
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 22
		y ^= x + 7201
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 28
		y ^= x + 7207
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 34
		y ^= x + 7213
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 40
		y ^= x + 7219
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 46
		y ^= x + 7225
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 52
		y ^= x + 7231
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 58
		y ^= x + 7237
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 64
		y ^= x + 7243
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 70
		y ^= x + 7249
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 76
		y ^= x + 7255
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 82
		y ^= x + 7261
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 88
		y ^= x + 7267
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 94
		y ^= x + 7273
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 3
		y ^= x + 7279
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 9
		y ^= x + 7285
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 15
		y ^= x + 7291
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 21
		y ^= x + 7297
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 27
		y ^= x + 7303
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 33
		y ^= x + 7309
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 39
		y ^= x + 7315
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 45
		y ^= x + 7321
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 51
		y ^= x + 7327
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 57
		y ^= x + 7333
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 63
		y ^= x + 7339
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 69
		y ^= x + 7345
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 75
		y ^= x + 7351
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 81
		y ^= x + 7357
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 87
		y ^= x + 7363
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 93
		y ^= x + 7369
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 2
		y ^= x + 7375
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 8
		y ^= x + 7381
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 14
		y ^= x + 7387
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 20
		y ^= x + 7393
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 26
		y ^= x + 7399
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 32
		y ^= x + 7405
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 38
		y ^= x + 7411
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 44
		y ^= x + 7417
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 50
		y ^= x + 7423
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 56
		y ^= x + 7429
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 62
		y ^= x + 7435
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 68
		y ^= x + 7441
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 74
		y ^= x + 7447
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 80
		y ^= x + 7453
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 86
		y ^= x + 7459
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 92
		y ^= x + 7465
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 1
		y ^= x + 7471
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 7
		y ^= x + 7477
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 13
		y ^= x + 7483
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 19
		y ^= x + 7489
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 25
		y ^= x + 7495
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 31
		y ^= x + 7501
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 37
		y ^= x + 7507
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 43
		y ^= x + 7513
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 49
		y ^= x + 7519
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 55
		y ^= x + 7525
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 61
		y ^= x + 7531
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 67
		y ^= x + 7537
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 73
		y ^= x + 7543
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 79
		y ^= x + 7549
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 85
		y ^= x + 7555
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 91
		y ^= x + 7561
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 0
		y ^= x + 7567
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 6
		y ^= x + 7573
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 12
		y ^= x + 7579
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 18
		y ^= x + 7585
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 24
		y ^= x + 7591
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 30
		y ^= x + 7597
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 36
		y ^= x + 7603
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 42
		y ^= x + 7609
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 48
		y ^= x + 7615
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 54
		y ^= x + 7621
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 60
		y ^= x + 7627
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 66
		y ^= x + 7633
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 72
		y ^= x + 7639
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 78
		y ^= x + 7645
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 84
		y ^= x + 7651
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 90
		y ^= x + 7657
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 96
		y ^= x + 7663
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 5
		y ^= x + 7669
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 11
		y ^= x + 7675
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 17
		y ^= x + 7681
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 23
		y ^= x + 7687
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 29
		y ^= x + 7693
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 35
		y ^= x + 7699
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 41
		y ^= x + 7705
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 47
		y ^= x + 7711
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 53
		y ^= x + 7717
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 59
		y ^= x + 7723
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 65
		y ^= x + 7729
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 71
		y ^= x + 7735
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 77
		y ^= x + 7741
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 83
		y ^= x + 7747
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 89
		y ^= x + 7753
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 95
		y ^= x + 7759
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 4
		y ^= x + 7765
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 10
		y ^= x + 7771
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 16
		y ^= x + 7777
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 22
		y ^= x + 7783
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 28
		y ^= x + 7789
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 34
		y ^= x + 7795
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 40
		y ^= x + 7801
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 46
		y ^= x + 7807
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 52
		y ^= x + 7813
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 58
		y ^= x + 7819
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 64
		y ^= x + 7825
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 70
		y ^= x + 7831
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 76
		y ^= x + 7837
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 82
		y ^= x + 7843
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 88
		y ^= x + 7849
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 94
		y ^= x + 7855
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 3
		y ^= x + 7861
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 9
		y ^= x + 7867
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 15
		y ^= x + 7873
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 21
		y ^= x + 7879
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 27
		y ^= x + 7885
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 33
		y ^= x + 7891
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 39
		y ^= x + 7897
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 45
		y ^= x + 7903
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 51
		y ^= x + 7909
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 57
		y ^= x + 7915
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 63
		y ^= x + 7921
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 69
		y ^= x + 7927
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 75
		y ^= x + 7933
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 81
		y ^= x + 7939
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 87
		y ^= x + 7945
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 93
		y ^= x + 7951
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 2
		y ^= x + 7957
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 8
		y ^= x + 7963
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 14
		y ^= x + 7969
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 20
		y ^= x + 7975
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 26
		y ^= x + 7981
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 32
		y ^= x + 7987
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 38
		y ^= x + 7993
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 44
		y ^= x + 7999
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 50
		y ^= x + 8005
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 56
		y ^= x + 8011
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 62
		y ^= x + 8017
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 68
		y ^= x + 8023
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 74
		y ^= x + 8029
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 80
		y ^= x + 8035
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 86
		y ^= x + 8041
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 92
		y ^= x + 8047
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 1
		y ^= x + 8053
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 7
		y ^= x + 8059
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 13
		y ^= x + 8065
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 19
		y ^= x + 8071
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 25
		y ^= x + 8077
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 31
		y ^= x + 8083
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 37
		y ^= x + 8089
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 43
		y ^= x + 8095
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 49
		y ^= x + 8101
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 55
		y ^= x + 8107
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 61
		y ^= x + 8113
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 67
		y ^= x + 8119
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 73
		y ^= x + 8125
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 79
		y ^= x + 8131
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 85
		y ^= x + 8137
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 91
		y ^= x + 8143
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 0
		y ^= x + 8149
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 6
		y ^= x + 8155
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 12
		y ^= x + 8161
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 18
		y ^= x + 8167
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 24
		y ^= x + 8173
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 30
		y ^= x + 8179
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 36
		y ^= x + 8185
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 42
		y ^= x + 8191
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 48
		y ^= x + 8197
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 54
		y ^= x + 8203
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 60
		y ^= x + 8209
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 66
		y ^= x + 8215
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 72
		y ^= x + 8221
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 78
		y ^= x + 8227
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 84
		y ^= x + 8233
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 90
		y ^= x + 8239
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 96
		y ^= x + 8245
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 5
		y ^= x + 8251
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 11
		y ^= x + 8257
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 17
		y ^= x + 8263
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 23
		y ^= x + 8269
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 29
		y ^= x + 8275
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 35
		y ^= x + 8281
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 41
		y ^= x + 8287
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 47
		y ^= x + 8293
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 53
		y ^= x + 8299
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 59
		y ^= x + 8305
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 65
		y ^= x + 8311
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 71
		y ^= x + 8317
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 77
		y ^= x + 8323
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 83
		y ^= x + 8329
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 89
		y ^= x + 8335
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 95
		y ^= x + 8341
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 4
		y ^= x + 8347
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 10
		y ^= x + 8353
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 16
		y ^= x + 8359
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 22
		y ^= x + 8365
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 28
		y ^= x + 8371
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 34
		y ^= x + 8377
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 40
		y ^= x + 8383
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 46
		y ^= x + 8389
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 52
		y ^= x + 8395
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 58
		y ^= x + 8401
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 64
		y ^= x + 8407
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 70
		y ^= x + 8413
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 76
		y ^= x + 8419
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 82
		y ^= x + 8425
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 88
		y ^= x + 8431
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 94
		y ^= x + 8437
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 3
		y ^= x + 8443
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 9
		y ^= x + 8449
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 15
		y ^= x + 8455
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 21
		y ^= x + 8461
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 27
		y ^= x + 8467
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 33
		y ^= x + 8473
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 39
		y ^= x + 8479
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 45
		y ^= x + 8485
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 51
		y ^= x + 8491
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 57
		y ^= x + 8497
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 63
		y ^= x + 8503
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 69
		y ^= x + 8509
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 75
		y ^= x + 8515
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 81
		y ^= x + 8521
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 87
		y ^= x + 8527
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 93
		y ^= x + 8533
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 2
		y ^= x + 8539
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 8
		y ^= x + 8545
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 14
		y ^= x + 8551
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 20
		y ^= x + 8557
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 26
		y ^= x + 8563
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 32
		y ^= x + 8569
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 38
		y ^= x + 8575
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 44
		y ^= x + 8581
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 50
		y ^= x + 8587
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 56
		y ^= x + 8593
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 62
		y ^= x + 8599
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 68
		y ^= x + 8605
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 74
		y ^= x + 8611
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 80
		y ^= x + 8617
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 86
		y ^= x + 8623
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 92
		y ^= x + 8629
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 1
		y ^= x + 8635
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 7
		y ^= x + 8641
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 13
		y ^= x + 8647
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 19
		y ^= x + 8653
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 25
		y ^= x + 8659
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 31
		y ^= x + 8665
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 37
		y ^= x + 8671
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 43
		y ^= x + 8677
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 49
		y ^= x + 8683
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
		x += 55
		y ^= x + 8689
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*9 + a[4]
		y -= int(int16(x))
		x += 61
		y ^= x + 8695
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*2 + a[2]
		y -= int(int16(x))
		x += 67
		y ^= x + 8701
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*8 + a[0]
		y -= int(int16(x))
		x += 73
		y ^= x + 8707
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*1 + a[6]
		y -= int(int16(x))
		x += 79
		y ^= x + 8713
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*7 + a[4]
		y -= int(int16(x))
		x += 85
		y ^= x + 8719
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*13 + a[2]
		y -= int(int16(x))
		x += 91
		y ^= x + 8725
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*6 + a[0]
		y -= int(int16(x))
		x += 0
		y ^= x + 8731
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*12 + a[6]
		y -= int(int16(x))
		x += 6
		y ^= x + 8737
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*5 + a[4]
		y -= int(int16(x))
		x += 12
		y ^= x + 8743
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*11 + a[2]
		y -= int(int16(x))
		x += 18
		y ^= x + 8749
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*4 + a[0]
		y -= int(int16(x))
		x += 24
		y ^= x + 8755
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*10 + a[6]
		y -= int(int16(x))
		x += 30
		y ^= x + 8761
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*3 + a[4]
		y -= int(int16(x))
		x += 36
		y ^= x + 8767
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*9 + a[2]
		y -= int(int16(x))
		x += 42
		y ^= x + 8773
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*2 + a[0]
		y -= int(int16(x))
		x += 48
		y ^= x + 8779
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*8 + a[6]
		y -= int(int16(x))
		x += 54
		y ^= x + 8785
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*1 + a[4]
		y -= int(int16(x))
		x += 60
		y ^= x + 8791
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*7 + a[2]
		y -= int(int16(x))
		x += 66
		y ^= x + 8797
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*13 + a[0]
		y -= int(int16(x))
		x += 72
		y ^= x + 8803
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*6 + a[6]
		y -= int(int16(x))
		x += 78
		y ^= x + 8809
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*12 + a[4]
		y -= int(int16(x))
		x += 84
		y ^= x + 8815
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*5 + a[2]
		y -= int(int16(x))
		x += 90
		y ^= x + 8821
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*11 + a[0]
		y -= int(int16(x))
		x += 96
		y ^= x + 8827
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*4 + a[6]
		y -= int(int16(x))
		x += 5
		y ^= x + 8833
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*10 + a[4]
		y -= int(int16(x))
		x += 11
		y ^= x + 8839
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*3 + a[2]
		y -= int(int16(x))
		x += 17
		y ^= x + 8845
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*9 + a[0]
		y -= int(int16(x))
		x += 23
		y ^= x + 8851
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*2 + a[6]
		y -= int(int16(x))
		x += 29
		y ^= x + 8857
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*8 + a[4]
		y -= int(int16(x))
		x += 35
		y ^= x + 8863
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*1 + a[2]
		y -= int(int16(x))
		x += 41
		y ^= x + 8869
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*7 + a[0]
		y -= int(int16(x))
		x += 47
		y ^= x + 8875
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*13 + a[6]
		y -= int(int16(x))
		x += 53
		y ^= x + 8881
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*6 + a[4]
		y -= int(int16(x))
		x += 59
		y ^= x + 8887
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*12 + a[2]
		y -= int(int16(x))
		x += 65
		y ^= x + 8893
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*5 + a[0]
		y -= int(int16(x))
		x += 71
		y ^= x + 8899
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*11 + a[6]
		y -= int(int16(x))
		x += 77
		y ^= x + 8905
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*4 + a[4]
		y -= int(int16(x))
		x += 83
		y ^= x + 8911
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*10 + a[2]
		y -= int(int16(x))
		x += 89
		y ^= x + 8917
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*3 + a[0]
		y -= int(int16(x))
		x += 95
		y ^= x + 8923
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*9 + a[6]
		y -= int(int16(x))
		x += 4
		y ^= x + 8929
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*2 + a[4]
		y -= int(int16(x))
		x += 10
		y ^= x + 8935
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*8 + a[2]
		y -= int(int16(x))
		x += 16
		y ^= x + 8941
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*1 + a[0]
		y -= int(int16(x))
		x += 22
		y ^= x + 8947
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*7 + a[6]
		y -= int(int16(x))
		x += 28
		y ^= x + 8953
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*13 + a[4]
		y -= int(int16(x))
		x += 34
		y ^= x + 8959
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*6 + a[2]
		y -= int(int16(x))
		x += 40
		y ^= x + 8965
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*12 + a[0]
		y -= int(int16(x))
		x += 46
		y ^= x + 8971
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*5 + a[6]
		y -= int(int16(x))
		x += 52
		y ^= x + 8977
		if x&1 == 0 {
			y++
		}
		a[3] += y
		x = y*11 + a[4]
		y -= int(int16(x))
		x += 58
		y ^= x + 8983
		if x&1 == 0 {
			y++
		}
		a[1] += y
		x = y*4 + a[2]
		y -= int(int16(x))
		x += 64
		y ^= x + 8989
		if x&1 == 0 {
			y++
		}
		a[7] += y
		x = y*10 + a[0]
		y -= int(int16(x))
		x += 70
		y ^= x + 8995
		if x&1 == 0 {
			y++
		}
		a[5] += y
		x = y*3 + a[6]
		y -= int(int16(x))
	}
	return x, y
}

func main() {
	println(work(3))
	println(work(10))
}
