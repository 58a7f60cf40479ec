package p

import "image"

type T struct {
	Äpfel int
	ſtraße int
	K int
	ǅ int
	σx int
}

func (T) Größe() {}

type I interface{ Öl() }
type J struct{}

func (J) öl() {}

func main() {
	var t T
	_ = t.äpfel // error: t\.äpfel undefined \(type T has no field or method äpfel, but does have field Äpfel\)
	_ = t.Straße // error: t\.Straße undefined \(type T has no field or method Straße, but does have field ſtraße\)
	_ = t.k // error: t\.k undefined \(type T has no field or method k, but does have field K\)
	_ = t.ǆ // error: t\.ǆ undefined \(type T has no field or method ǆ, but does have field ǅ\)
	_ = t.ςx // error: t\.ςx undefined \(type T has no field or method ςx, but does have field σx\)
	_ = t.ΣX // error: t\.ΣX undefined \(type T has no field or method ΣX, but does have field σx\)
	_ = t.größe // error: t\.größe undefined \(type T has no field or method größe, but does have method Größe\)
	_ = t.GRÖSSE // error: t\.GRÖSSE undefined \(type T has no field or method GRÖSSE\)
	_ = T{äpfel: 1, k: 2, ΣX: 3} // error: unknown field äpfel in struct literal of type T, but does have Äpfel // error: unknown field k in struct literal of type T, but does have K // error: unknown field ΣX in struct literal of type T, but does have σx
	var i I = J{} // error: cannot use J\{\} \(value of struct type J\) as I value in variable declaration: J does not implement I \(missing method Öl\)
	_ = i
	var p image.Point
	_ = p.x // error: p\.x undefined \(type image\.Point has no field or method x\)
	_ = image.Point{x: 1, Y: 2} // error: unknown field x in struct literal of type image\.Point
	_ = p.add // error: p\.add undefined \(type image\.Point has no field or method add, but does have method Add\)
	_ = image.point{} // error: undefined: image\.point \(but have Point\)
}
