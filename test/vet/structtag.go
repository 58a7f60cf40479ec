package p

type embedded struct {
	A int `json:"a"`
}

type T struct {
	X int `json:"a" xml:"b,attr"`
	Y int `json:"a,omitempty" xml:"b,attr"`
	Z int `json: "z"`
	W int `json:"w"xml:"w"`
	V int `bad`
	U int `json:"a b"`
	S int `json:"s,omitempty, string"`
	t int `json:"t"`
	R int `:"x"`
	embedded
	Q int `json:"-"`
	P int "json:\"p\" xml:\"  p\""
}

type Two struct {
	One embedded `json:"a"`
	embedded
}
