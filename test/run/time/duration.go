package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500 * time.Microsecond, time.Second, 90 * time.Second, 25 * time.Hour, -time.Minute, 1<<63 - 1, 123456789} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Hours(), d.Milliseconds(), d.Microseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs())
	}
	for _, s := range []string{"1h2m3.5s", "-1.5h", "300ms", "1us", "1µs", "", "5", "x", "1h 2m", ".5s", "9223372036854775808ns"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC)
	fmt.Println(t, t.Unix(), t.UnixNano(), t.UnixMilli(), t.Weekday(), t.YearDay(), t.IsZero())
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.AddDate(1, 0, 0), t.AddDate(0, 1, 1), t.Add(2*time.Second), t.Truncate(time.Hour), t.Round(24*time.Hour))
	for _, l := range []string{time.ANSIC, time.RFC1123, time.RFC3339Nano, time.Kitchen, time.StampMicro, "2006-01-02 15:04:05.000", "Jan _2 06 03:04PM", "Monday, 02-Jan-06 MST -0700 Z07:00", "002 .999", time.DateOnly} {
		fmt.Println(t.Format(l))
	}
	for _, p := range [][2]string{{time.RFC3339, "2023-10-05T14:30:00+02:00"}, {time.DateTime, "2023-02-30 00:00:00"}, {"Jan 2 2006", "Mar 5 1999"}, {"15:04", "25:00"}, {time.RFC1123Z, "Thu, 05 Oct 2023 14:30:00 -0700"}, {"2006", "x"}, {time.Kitchen, "3:04AM"}} {
		t, err := time.Parse(p[0], p[1])
		fmt.Println(t.UTC(), err)
	}
	a, b := time.Unix(1000000000, 5).UTC(), time.UnixMilli(1700000000123).UTC()
	fmt.Println(a, b, b.Sub(a), a.Before(b), a.After(b), a.Equal(a), a.Compare(b), a == a)
	z := time.FixedZone("XYZ", 3*3600+30*60)
	c := t.In(z)
	n, off := c.Zone()
	fmt.Println(c, n, off, c.Equal(t), c == t, c.Location())
	fmt.Println(time.Time{}, time.Time{}.IsZero(), time.Month(13), time.Saturday, time.Weekday(9))
	j, _ := t.MarshalJSON()
	var u time.Time
	fmt.Println(string(j), u.UnmarshalJSON(j), u.Equal(t), time.Date(2023, 14, 35, 25, 61, 61, 0, time.UTC))
	h, m, s := t.Clock()
	yy, mm, dd := t.Date()
	fmt.Println(h, m, s, yy, mm, dd, t.Nanosecond())
	fmt.Printf("%v %s %d %T\n", time.Second, time.Minute, time.Millisecond, time.Hour)
	fmt.Println(time.Since(time.Now()) < time.Second, time.Until(time.Now()) <= 0)
}
