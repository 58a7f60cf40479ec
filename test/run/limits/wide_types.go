// A struct of 400 fields, an interface of 120 methods, a method set of 300, an array of arrays of arrays.
package main

type wide struct {
	f0   int
	f1   string
	f2   int8
	f3   bool
	f4   float32
	f5   []int
	f6   any
	f7   [2]int16
	f8   int
	f9   string
	f10  int8
	f11  bool
	f12  float32
	f13  []int
	f14  any
	f15  [2]int16
	f16  int
	f17  string
	f18  int8
	f19  bool
	f20  float32
	f21  []int
	f22  any
	f23  [2]int16
	f24  int
	f25  string
	f26  int8
	f27  bool
	f28  float32
	f29  []int
	f30  any
	f31  [2]int16
	f32  int
	f33  string
	f34  int8
	f35  bool
	f36  float32
	f37  []int
	f38  any
	f39  [2]int16
	f40  int
	f41  string
	f42  int8
	f43  bool
	f44  float32
	f45  []int
	f46  any
	f47  [2]int16
	f48  int
	f49  string
	f50  int8
	f51  bool
	f52  float32
	f53  []int
	f54  any
	f55  [2]int16
	f56  int
	f57  string
	f58  int8
	f59  bool
	f60  float32
	f61  []int
	f62  any
	f63  [2]int16
	f64  int
	f65  string
	f66  int8
	f67  bool
	f68  float32
	f69  []int
	f70  any
	f71  [2]int16
	f72  int
	f73  string
	f74  int8
	f75  bool
	f76  float32
	f77  []int
	f78  any
	f79  [2]int16
	f80  int
	f81  string
	f82  int8
	f83  bool
	f84  float32
	f85  []int
	f86  any
	f87  [2]int16
	f88  int
	f89  string
	f90  int8
	f91  bool
	f92  float32
	f93  []int
	f94  any
	f95  [2]int16
	f96  int
	f97  string
	f98  int8
	f99  bool
	f100 float32
	f101 []int
	f102 any
	f103 [2]int16
	f104 int
	f105 string
	f106 int8
	f107 bool
	f108 float32
	f109 []int
	f110 any
	f111 [2]int16
	f112 int
	f113 string
	f114 int8
	f115 bool
	f116 float32
	f117 []int
	f118 any
	f119 [2]int16
	f120 int
	f121 string
	f122 int8
	f123 bool
	f124 float32
	f125 []int
	f126 any
	f127 [2]int16
	f128 int
	f129 string
	f130 int8
	f131 bool
	f132 float32
	f133 []int
	f134 any
	f135 [2]int16
	f136 int
	f137 string
	f138 int8
	f139 bool
	f140 float32
	f141 []int
	f142 any
	f143 [2]int16
	f144 int
	f145 string
	f146 int8
	f147 bool
	f148 float32
	f149 []int
	f150 any
	f151 [2]int16
	f152 int
	f153 string
	f154 int8
	f155 bool
	f156 float32
	f157 []int
	f158 any
	f159 [2]int16
	f160 int
	f161 string
	f162 int8
	f163 bool
	f164 float32
	f165 []int
	f166 any
	f167 [2]int16
	f168 int
	f169 string
	f170 int8
	f171 bool
	f172 float32
	f173 []int
	f174 any
	f175 [2]int16
	f176 int
	f177 string
	f178 int8
	f179 bool
	f180 float32
	f181 []int
	f182 any
	f183 [2]int16
	f184 int
	f185 string
	f186 int8
	f187 bool
	f188 float32
	f189 []int
	f190 any
	f191 [2]int16
	f192 int
	f193 string
	f194 int8
	f195 bool
	f196 float32
	f197 []int
	f198 any
	f199 [2]int16
	f200 int
	f201 string
	f202 int8
	f203 bool
	f204 float32
	f205 []int
	f206 any
	f207 [2]int16
	f208 int
	f209 string
	f210 int8
	f211 bool
	f212 float32
	f213 []int
	f214 any
	f215 [2]int16
	f216 int
	f217 string
	f218 int8
	f219 bool
	f220 float32
	f221 []int
	f222 any
	f223 [2]int16
	f224 int
	f225 string
	f226 int8
	f227 bool
	f228 float32
	f229 []int
	f230 any
	f231 [2]int16
	f232 int
	f233 string
	f234 int8
	f235 bool
	f236 float32
	f237 []int
	f238 any
	f239 [2]int16
	f240 int
	f241 string
	f242 int8
	f243 bool
	f244 float32
	f245 []int
	f246 any
	f247 [2]int16
	f248 int
	f249 string
	f250 int8
	f251 bool
	f252 float32
	f253 []int
	f254 any
	f255 [2]int16
	f256 int
	f257 string
	f258 int8
	f259 bool
	f260 float32
	f261 []int
	f262 any
	f263 [2]int16
	f264 int
	f265 string
	f266 int8
	f267 bool
	f268 float32
	f269 []int
	f270 any
	f271 [2]int16
	f272 int
	f273 string
	f274 int8
	f275 bool
	f276 float32
	f277 []int
	f278 any
	f279 [2]int16
	f280 int
	f281 string
	f282 int8
	f283 bool
	f284 float32
	f285 []int
	f286 any
	f287 [2]int16
	f288 int
	f289 string
	f290 int8
	f291 bool
	f292 float32
	f293 []int
	f294 any
	f295 [2]int16
	f296 int
	f297 string
	f298 int8
	f299 bool
	f300 float32
	f301 []int
	f302 any
	f303 [2]int16
	f304 int
	f305 string
	f306 int8
	f307 bool
	f308 float32
	f309 []int
	f310 any
	f311 [2]int16
	f312 int
	f313 string
	f314 int8
	f315 bool
	f316 float32
	f317 []int
	f318 any
	f319 [2]int16
	f320 int
	f321 string
	f322 int8
	f323 bool
	f324 float32
	f325 []int
	f326 any
	f327 [2]int16
	f328 int
	f329 string
	f330 int8
	f331 bool
	f332 float32
	f333 []int
	f334 any
	f335 [2]int16
	f336 int
	f337 string
	f338 int8
	f339 bool
	f340 float32
	f341 []int
	f342 any
	f343 [2]int16
	f344 int
	f345 string
	f346 int8
	f347 bool
	f348 float32
	f349 []int
	f350 any
	f351 [2]int16
	f352 int
	f353 string
	f354 int8
	f355 bool
	f356 float32
	f357 []int
	f358 any
	f359 [2]int16
	f360 int
	f361 string
	f362 int8
	f363 bool
	f364 float32
	f365 []int
	f366 any
	f367 [2]int16
	f368 int
	f369 string
	f370 int8
	f371 bool
	f372 float32
	f373 []int
	f374 any
	f375 [2]int16
	f376 int
	f377 string
	f378 int8
	f379 bool
	f380 float32
	f381 []int
	f382 any
	f383 [2]int16
	f384 int
	f385 string
	f386 int8
	f387 bool
	f388 float32
	f389 []int
	f390 any
	f391 [2]int16
	f392 int
	f393 string
	f394 int8
	f395 bool
	f396 float32
	f397 []int
	f398 any
	f399 [2]int16
}

type iface interface {
	M0(int) int
	M1(int) int
	M2(int) int
	M3(int) int
	M4(int) int
	M5(int) int
	M6(int) int
	M7(int) int
	M8(int) int
	M9(int) int
	M10(int) int
	M11(int) int
	M12(int) int
	M13(int) int
	M14(int) int
	M15(int) int
	M16(int) int
	M17(int) int
	M18(int) int
	M19(int) int
	M20(int) int
	M21(int) int
	M22(int) int
	M23(int) int
	M24(int) int
	M25(int) int
	M26(int) int
	M27(int) int
	M28(int) int
	M29(int) int
	M30(int) int
	M31(int) int
	M32(int) int
	M33(int) int
	M34(int) int
	M35(int) int
	M36(int) int
	M37(int) int
	M38(int) int
	M39(int) int
	M40(int) int
	M41(int) int
	M42(int) int
	M43(int) int
	M44(int) int
	M45(int) int
	M46(int) int
	M47(int) int
	M48(int) int
	M49(int) int
	M50(int) int
	M51(int) int
	M52(int) int
	M53(int) int
	M54(int) int
	M55(int) int
	M56(int) int
	M57(int) int
	M58(int) int
	M59(int) int
	M60(int) int
	M61(int) int
	M62(int) int
	M63(int) int
	M64(int) int
	M65(int) int
	M66(int) int
	M67(int) int
	M68(int) int
	M69(int) int
	M70(int) int
	M71(int) int
	M72(int) int
	M73(int) int
	M74(int) int
	M75(int) int
	M76(int) int
	M77(int) int
	M78(int) int
	M79(int) int
	M80(int) int
	M81(int) int
	M82(int) int
	M83(int) int
	M84(int) int
	M85(int) int
	M86(int) int
	M87(int) int
	M88(int) int
	M89(int) int
	M90(int) int
	M91(int) int
	M92(int) int
	M93(int) int
	M94(int) int
	M95(int) int
	M96(int) int
	M97(int) int
	M98(int) int
	M99(int) int
	M100(int) int
	M101(int) int
	M102(int) int
	M103(int) int
	M104(int) int
	M105(int) int
	M106(int) int
	M107(int) int
	M108(int) int
	M109(int) int
	M110(int) int
	M111(int) int
	M112(int) int
	M113(int) int
	M114(int) int
	M115(int) int
	M116(int) int
	M117(int) int
	M118(int) int
	M119(int) int
}

type impl struct{ n int }

func (i impl) M0(k int) int    { return i.n*0 + k }
func (i *impl) M1(k int) int   { return i.n*1 + k }
func (i impl) M2(k int) int    { return i.n*2 + k }
func (i *impl) M3(k int) int   { return i.n*3 + k }
func (i impl) M4(k int) int    { return i.n*4 + k }
func (i *impl) M5(k int) int   { return i.n*5 + k }
func (i impl) M6(k int) int    { return i.n*6 + k }
func (i *impl) M7(k int) int   { return i.n*7 + k }
func (i impl) M8(k int) int    { return i.n*8 + k }
func (i *impl) M9(k int) int   { return i.n*9 + k }
func (i impl) M10(k int) int   { return i.n*10 + k }
func (i *impl) M11(k int) int  { return i.n*11 + k }
func (i impl) M12(k int) int   { return i.n*12 + k }
func (i *impl) M13(k int) int  { return i.n*13 + k }
func (i impl) M14(k int) int   { return i.n*14 + k }
func (i *impl) M15(k int) int  { return i.n*15 + k }
func (i impl) M16(k int) int   { return i.n*16 + k }
func (i *impl) M17(k int) int  { return i.n*17 + k }
func (i impl) M18(k int) int   { return i.n*18 + k }
func (i *impl) M19(k int) int  { return i.n*19 + k }
func (i impl) M20(k int) int   { return i.n*20 + k }
func (i *impl) M21(k int) int  { return i.n*21 + k }
func (i impl) M22(k int) int   { return i.n*22 + k }
func (i *impl) M23(k int) int  { return i.n*23 + k }
func (i impl) M24(k int) int   { return i.n*24 + k }
func (i *impl) M25(k int) int  { return i.n*25 + k }
func (i impl) M26(k int) int   { return i.n*26 + k }
func (i *impl) M27(k int) int  { return i.n*27 + k }
func (i impl) M28(k int) int   { return i.n*28 + k }
func (i *impl) M29(k int) int  { return i.n*29 + k }
func (i impl) M30(k int) int   { return i.n*30 + k }
func (i *impl) M31(k int) int  { return i.n*31 + k }
func (i impl) M32(k int) int   { return i.n*32 + k }
func (i *impl) M33(k int) int  { return i.n*33 + k }
func (i impl) M34(k int) int   { return i.n*34 + k }
func (i *impl) M35(k int) int  { return i.n*35 + k }
func (i impl) M36(k int) int   { return i.n*36 + k }
func (i *impl) M37(k int) int  { return i.n*37 + k }
func (i impl) M38(k int) int   { return i.n*38 + k }
func (i *impl) M39(k int) int  { return i.n*39 + k }
func (i impl) M40(k int) int   { return i.n*40 + k }
func (i *impl) M41(k int) int  { return i.n*41 + k }
func (i impl) M42(k int) int   { return i.n*42 + k }
func (i *impl) M43(k int) int  { return i.n*43 + k }
func (i impl) M44(k int) int   { return i.n*44 + k }
func (i *impl) M45(k int) int  { return i.n*45 + k }
func (i impl) M46(k int) int   { return i.n*46 + k }
func (i *impl) M47(k int) int  { return i.n*47 + k }
func (i impl) M48(k int) int   { return i.n*48 + k }
func (i *impl) M49(k int) int  { return i.n*49 + k }
func (i impl) M50(k int) int   { return i.n*50 + k }
func (i *impl) M51(k int) int  { return i.n*51 + k }
func (i impl) M52(k int) int   { return i.n*52 + k }
func (i *impl) M53(k int) int  { return i.n*53 + k }
func (i impl) M54(k int) int   { return i.n*54 + k }
func (i *impl) M55(k int) int  { return i.n*55 + k }
func (i impl) M56(k int) int   { return i.n*56 + k }
func (i *impl) M57(k int) int  { return i.n*57 + k }
func (i impl) M58(k int) int   { return i.n*58 + k }
func (i *impl) M59(k int) int  { return i.n*59 + k }
func (i impl) M60(k int) int   { return i.n*60 + k }
func (i *impl) M61(k int) int  { return i.n*61 + k }
func (i impl) M62(k int) int   { return i.n*62 + k }
func (i *impl) M63(k int) int  { return i.n*63 + k }
func (i impl) M64(k int) int   { return i.n*64 + k }
func (i *impl) M65(k int) int  { return i.n*65 + k }
func (i impl) M66(k int) int   { return i.n*66 + k }
func (i *impl) M67(k int) int  { return i.n*67 + k }
func (i impl) M68(k int) int   { return i.n*68 + k }
func (i *impl) M69(k int) int  { return i.n*69 + k }
func (i impl) M70(k int) int   { return i.n*70 + k }
func (i *impl) M71(k int) int  { return i.n*71 + k }
func (i impl) M72(k int) int   { return i.n*72 + k }
func (i *impl) M73(k int) int  { return i.n*73 + k }
func (i impl) M74(k int) int   { return i.n*74 + k }
func (i *impl) M75(k int) int  { return i.n*75 + k }
func (i impl) M76(k int) int   { return i.n*76 + k }
func (i *impl) M77(k int) int  { return i.n*77 + k }
func (i impl) M78(k int) int   { return i.n*78 + k }
func (i *impl) M79(k int) int  { return i.n*79 + k }
func (i impl) M80(k int) int   { return i.n*80 + k }
func (i *impl) M81(k int) int  { return i.n*81 + k }
func (i impl) M82(k int) int   { return i.n*82 + k }
func (i *impl) M83(k int) int  { return i.n*83 + k }
func (i impl) M84(k int) int   { return i.n*84 + k }
func (i *impl) M85(k int) int  { return i.n*85 + k }
func (i impl) M86(k int) int   { return i.n*86 + k }
func (i *impl) M87(k int) int  { return i.n*87 + k }
func (i impl) M88(k int) int   { return i.n*88 + k }
func (i *impl) M89(k int) int  { return i.n*89 + k }
func (i impl) M90(k int) int   { return i.n*90 + k }
func (i *impl) M91(k int) int  { return i.n*91 + k }
func (i impl) M92(k int) int   { return i.n*92 + k }
func (i *impl) M93(k int) int  { return i.n*93 + k }
func (i impl) M94(k int) int   { return i.n*94 + k }
func (i *impl) M95(k int) int  { return i.n*95 + k }
func (i impl) M96(k int) int   { return i.n*96 + k }
func (i *impl) M97(k int) int  { return i.n*97 + k }
func (i impl) M98(k int) int   { return i.n*98 + k }
func (i *impl) M99(k int) int  { return i.n*99 + k }
func (i impl) M100(k int) int  { return i.n*100 + k }
func (i *impl) M101(k int) int { return i.n*101 + k }
func (i impl) M102(k int) int  { return i.n*102 + k }
func (i *impl) M103(k int) int { return i.n*103 + k }
func (i impl) M104(k int) int  { return i.n*104 + k }
func (i *impl) M105(k int) int { return i.n*105 + k }
func (i impl) M106(k int) int  { return i.n*106 + k }
func (i *impl) M107(k int) int { return i.n*107 + k }
func (i impl) M108(k int) int  { return i.n*108 + k }
func (i *impl) M109(k int) int { return i.n*109 + k }
func (i impl) M110(k int) int  { return i.n*110 + k }
func (i *impl) M111(k int) int { return i.n*111 + k }
func (i impl) M112(k int) int  { return i.n*112 + k }
func (i *impl) M113(k int) int { return i.n*113 + k }
func (i impl) M114(k int) int  { return i.n*114 + k }
func (i *impl) M115(k int) int { return i.n*115 + k }
func (i impl) M116(k int) int  { return i.n*116 + k }
func (i *impl) M117(k int) int { return i.n*117 + k }
func (i impl) M118(k int) int  { return i.n*118 + k }
func (i *impl) M119(k int) int { return i.n*119 + k }
func (i impl) M120(k int) int  { return i.n*120 + k }
func (i *impl) M121(k int) int { return i.n*121 + k }
func (i impl) M122(k int) int  { return i.n*122 + k }
func (i *impl) M123(k int) int { return i.n*123 + k }
func (i impl) M124(k int) int  { return i.n*124 + k }
func (i *impl) M125(k int) int { return i.n*125 + k }
func (i impl) M126(k int) int  { return i.n*126 + k }
func (i *impl) M127(k int) int { return i.n*127 + k }
func (i impl) M128(k int) int  { return i.n*128 + k }
func (i *impl) M129(k int) int { return i.n*129 + k }
func (i impl) M130(k int) int  { return i.n*130 + k }
func (i *impl) M131(k int) int { return i.n*131 + k }
func (i impl) M132(k int) int  { return i.n*132 + k }
func (i *impl) M133(k int) int { return i.n*133 + k }
func (i impl) M134(k int) int  { return i.n*134 + k }
func (i *impl) M135(k int) int { return i.n*135 + k }
func (i impl) M136(k int) int  { return i.n*136 + k }
func (i *impl) M137(k int) int { return i.n*137 + k }
func (i impl) M138(k int) int  { return i.n*138 + k }
func (i *impl) M139(k int) int { return i.n*139 + k }
func (i impl) M140(k int) int  { return i.n*140 + k }
func (i *impl) M141(k int) int { return i.n*141 + k }
func (i impl) M142(k int) int  { return i.n*142 + k }
func (i *impl) M143(k int) int { return i.n*143 + k }
func (i impl) M144(k int) int  { return i.n*144 + k }
func (i *impl) M145(k int) int { return i.n*145 + k }
func (i impl) M146(k int) int  { return i.n*146 + k }
func (i *impl) M147(k int) int { return i.n*147 + k }
func (i impl) M148(k int) int  { return i.n*148 + k }
func (i *impl) M149(k int) int { return i.n*149 + k }
func (i impl) M150(k int) int  { return i.n*150 + k }
func (i *impl) M151(k int) int { return i.n*151 + k }
func (i impl) M152(k int) int  { return i.n*152 + k }
func (i *impl) M153(k int) int { return i.n*153 + k }
func (i impl) M154(k int) int  { return i.n*154 + k }
func (i *impl) M155(k int) int { return i.n*155 + k }
func (i impl) M156(k int) int  { return i.n*156 + k }
func (i *impl) M157(k int) int { return i.n*157 + k }
func (i impl) M158(k int) int  { return i.n*158 + k }
func (i *impl) M159(k int) int { return i.n*159 + k }
func (i impl) M160(k int) int  { return i.n*160 + k }
func (i *impl) M161(k int) int { return i.n*161 + k }
func (i impl) M162(k int) int  { return i.n*162 + k }
func (i *impl) M163(k int) int { return i.n*163 + k }
func (i impl) M164(k int) int  { return i.n*164 + k }
func (i *impl) M165(k int) int { return i.n*165 + k }
func (i impl) M166(k int) int  { return i.n*166 + k }
func (i *impl) M167(k int) int { return i.n*167 + k }
func (i impl) M168(k int) int  { return i.n*168 + k }
func (i *impl) M169(k int) int { return i.n*169 + k }
func (i impl) M170(k int) int  { return i.n*170 + k }
func (i *impl) M171(k int) int { return i.n*171 + k }
func (i impl) M172(k int) int  { return i.n*172 + k }
func (i *impl) M173(k int) int { return i.n*173 + k }
func (i impl) M174(k int) int  { return i.n*174 + k }
func (i *impl) M175(k int) int { return i.n*175 + k }
func (i impl) M176(k int) int  { return i.n*176 + k }
func (i *impl) M177(k int) int { return i.n*177 + k }
func (i impl) M178(k int) int  { return i.n*178 + k }
func (i *impl) M179(k int) int { return i.n*179 + k }
func (i impl) M180(k int) int  { return i.n*180 + k }
func (i *impl) M181(k int) int { return i.n*181 + k }
func (i impl) M182(k int) int  { return i.n*182 + k }
func (i *impl) M183(k int) int { return i.n*183 + k }
func (i impl) M184(k int) int  { return i.n*184 + k }
func (i *impl) M185(k int) int { return i.n*185 + k }
func (i impl) M186(k int) int  { return i.n*186 + k }
func (i *impl) M187(k int) int { return i.n*187 + k }
func (i impl) M188(k int) int  { return i.n*188 + k }
func (i *impl) M189(k int) int { return i.n*189 + k }
func (i impl) M190(k int) int  { return i.n*190 + k }
func (i *impl) M191(k int) int { return i.n*191 + k }
func (i impl) M192(k int) int  { return i.n*192 + k }
func (i *impl) M193(k int) int { return i.n*193 + k }
func (i impl) M194(k int) int  { return i.n*194 + k }
func (i *impl) M195(k int) int { return i.n*195 + k }
func (i impl) M196(k int) int  { return i.n*196 + k }
func (i *impl) M197(k int) int { return i.n*197 + k }
func (i impl) M198(k int) int  { return i.n*198 + k }
func (i *impl) M199(k int) int { return i.n*199 + k }
func (i impl) M200(k int) int  { return i.n*200 + k }
func (i *impl) M201(k int) int { return i.n*201 + k }
func (i impl) M202(k int) int  { return i.n*202 + k }
func (i *impl) M203(k int) int { return i.n*203 + k }
func (i impl) M204(k int) int  { return i.n*204 + k }
func (i *impl) M205(k int) int { return i.n*205 + k }
func (i impl) M206(k int) int  { return i.n*206 + k }
func (i *impl) M207(k int) int { return i.n*207 + k }
func (i impl) M208(k int) int  { return i.n*208 + k }
func (i *impl) M209(k int) int { return i.n*209 + k }
func (i impl) M210(k int) int  { return i.n*210 + k }
func (i *impl) M211(k int) int { return i.n*211 + k }
func (i impl) M212(k int) int  { return i.n*212 + k }
func (i *impl) M213(k int) int { return i.n*213 + k }
func (i impl) M214(k int) int  { return i.n*214 + k }
func (i *impl) M215(k int) int { return i.n*215 + k }
func (i impl) M216(k int) int  { return i.n*216 + k }
func (i *impl) M217(k int) int { return i.n*217 + k }
func (i impl) M218(k int) int  { return i.n*218 + k }
func (i *impl) M219(k int) int { return i.n*219 + k }
func (i impl) M220(k int) int  { return i.n*220 + k }
func (i *impl) M221(k int) int { return i.n*221 + k }
func (i impl) M222(k int) int  { return i.n*222 + k }
func (i *impl) M223(k int) int { return i.n*223 + k }
func (i impl) M224(k int) int  { return i.n*224 + k }
func (i *impl) M225(k int) int { return i.n*225 + k }
func (i impl) M226(k int) int  { return i.n*226 + k }
func (i *impl) M227(k int) int { return i.n*227 + k }
func (i impl) M228(k int) int  { return i.n*228 + k }
func (i *impl) M229(k int) int { return i.n*229 + k }
func (i impl) M230(k int) int  { return i.n*230 + k }
func (i *impl) M231(k int) int { return i.n*231 + k }
func (i impl) M232(k int) int  { return i.n*232 + k }
func (i *impl) M233(k int) int { return i.n*233 + k }
func (i impl) M234(k int) int  { return i.n*234 + k }
func (i *impl) M235(k int) int { return i.n*235 + k }
func (i impl) M236(k int) int  { return i.n*236 + k }
func (i *impl) M237(k int) int { return i.n*237 + k }
func (i impl) M238(k int) int  { return i.n*238 + k }
func (i *impl) M239(k int) int { return i.n*239 + k }
func (i impl) M240(k int) int  { return i.n*240 + k }
func (i *impl) M241(k int) int { return i.n*241 + k }
func (i impl) M242(k int) int  { return i.n*242 + k }
func (i *impl) M243(k int) int { return i.n*243 + k }
func (i impl) M244(k int) int  { return i.n*244 + k }
func (i *impl) M245(k int) int { return i.n*245 + k }
func (i impl) M246(k int) int  { return i.n*246 + k }
func (i *impl) M247(k int) int { return i.n*247 + k }
func (i impl) M248(k int) int  { return i.n*248 + k }
func (i *impl) M249(k int) int { return i.n*249 + k }
func (i impl) M250(k int) int  { return i.n*250 + k }
func (i *impl) M251(k int) int { return i.n*251 + k }
func (i impl) M252(k int) int  { return i.n*252 + k }
func (i *impl) M253(k int) int { return i.n*253 + k }
func (i impl) M254(k int) int  { return i.n*254 + k }
func (i *impl) M255(k int) int { return i.n*255 + k }
func (i impl) M256(k int) int  { return i.n*256 + k }
func (i *impl) M257(k int) int { return i.n*257 + k }
func (i impl) M258(k int) int  { return i.n*258 + k }
func (i *impl) M259(k int) int { return i.n*259 + k }
func (i impl) M260(k int) int  { return i.n*260 + k }
func (i *impl) M261(k int) int { return i.n*261 + k }
func (i impl) M262(k int) int  { return i.n*262 + k }
func (i *impl) M263(k int) int { return i.n*263 + k }
func (i impl) M264(k int) int  { return i.n*264 + k }
func (i *impl) M265(k int) int { return i.n*265 + k }
func (i impl) M266(k int) int  { return i.n*266 + k }
func (i *impl) M267(k int) int { return i.n*267 + k }
func (i impl) M268(k int) int  { return i.n*268 + k }
func (i *impl) M269(k int) int { return i.n*269 + k }
func (i impl) M270(k int) int  { return i.n*270 + k }
func (i *impl) M271(k int) int { return i.n*271 + k }
func (i impl) M272(k int) int  { return i.n*272 + k }
func (i *impl) M273(k int) int { return i.n*273 + k }
func (i impl) M274(k int) int  { return i.n*274 + k }
func (i *impl) M275(k int) int { return i.n*275 + k }
func (i impl) M276(k int) int  { return i.n*276 + k }
func (i *impl) M277(k int) int { return i.n*277 + k }
func (i impl) M278(k int) int  { return i.n*278 + k }
func (i *impl) M279(k int) int { return i.n*279 + k }
func (i impl) M280(k int) int  { return i.n*280 + k }
func (i *impl) M281(k int) int { return i.n*281 + k }
func (i impl) M282(k int) int  { return i.n*282 + k }
func (i *impl) M283(k int) int { return i.n*283 + k }
func (i impl) M284(k int) int  { return i.n*284 + k }
func (i *impl) M285(k int) int { return i.n*285 + k }
func (i impl) M286(k int) int  { return i.n*286 + k }
func (i *impl) M287(k int) int { return i.n*287 + k }
func (i impl) M288(k int) int  { return i.n*288 + k }
func (i *impl) M289(k int) int { return i.n*289 + k }
func (i impl) M290(k int) int  { return i.n*290 + k }
func (i *impl) M291(k int) int { return i.n*291 + k }
func (i impl) M292(k int) int  { return i.n*292 + k }
func (i *impl) M293(k int) int { return i.n*293 + k }
func (i impl) M294(k int) int  { return i.n*294 + k }
func (i *impl) M295(k int) int { return i.n*295 + k }
func (i impl) M296(k int) int  { return i.n*296 + k }
func (i *impl) M297(k int) int { return i.n*297 + k }
func (i impl) M298(k int) int  { return i.n*298 + k }
func (i *impl) M299(k int) int { return i.n*299 + k }

type cube [3][4][5][2]int

func sum(w wide) int { return w.f0 + len(w.f1) + int(w.f2) + int(w.f392) + len(w.f393) }

func main() {
	var a wide
	a.f0, a.f392, a.f393, a.f399 = 5, 50, "last", [2]int16{7, 8}
	b := a
	b.f0 = 6
	p := &b.f399
	p[1] = 80
	println(sum(a), sum(b), a.f399[1], b.f399[1], a.f6 == nil)
	m := map[string]wide{"a": a}
	c := m["a"]
	c.f1 = "xyz"
	m["c"] = c
	println(len(m["c"].f1), sum(m["c"]), m["none"].f392)
	var e any = a
	a.f0 = 0
	println(e.(wide).f0)
	var i iface = &impl{3}
	s := i.M0(1) + i.M1(1) + i.M57(1) + i.M118(1) + i.M119(1)
	println(s, (&impl{2}).M299(1), impl{1}.M298(0))
	_, ok := any(impl{}).(iface)
	println(ok)
	f := i.M119
	println(f(0), iface.M100(i, 5))
	var q cube
	n := 0
	for x := range q {
		for y := range q[x] {
			for z := range q[x][y] {
				for w := range q[x][y][z] {
					q[x][y][z][w] = n
					n++
				}
			}
		}
	}
	r := q
	r[2][3][4][1] = -1
	row := q[1][2]
	q[1][2] = [5][2]int{}
	println(q[2][3][4][1], r[2][3][4][1], row[3][1], q[1][2][3][1], r == q, len(q[0][0][0]))
}
