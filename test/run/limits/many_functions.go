// A thousand functions called through a table, 500 types with a method, 2,000 string constants.
package main

func f0(n int) int   { return n*0 + len("c0") }
func f1(n int) int   { return n*1 + len("c1") }
func f2(n int) int   { return n*2 + len("c2") }
func f3(n int) int   { return n*3 + len("c3") }
func f4(n int) int   { return n*4 + len("c4") }
func f5(n int) int   { return n*5 + len("c5") }
func f6(n int) int   { return n*6 + len("c6") }
func f7(n int) int   { return n*7 + len("c7") }
func f8(n int) int   { return n*8 + len("c8") }
func f9(n int) int   { return n*9 + len("c9") }
func f10(n int) int  { return n*10 + len("c10") }
func f11(n int) int  { return n*11 + len("c11") }
func f12(n int) int  { return n*12 + len("c12") }
func f13(n int) int  { return n*13 + len("c13") }
func f14(n int) int  { return n*14 + len("c14") }
func f15(n int) int  { return n*15 + len("c15") }
func f16(n int) int  { return n*16 + len("c16") }
func f17(n int) int  { return n*0 + len("c17") }
func f18(n int) int  { return n*1 + len("c18") }
func f19(n int) int  { return n*2 + len("c19") }
func f20(n int) int  { return n*3 + len("c20") }
func f21(n int) int  { return n*4 + len("c21") }
func f22(n int) int  { return n*5 + len("c22") }
func f23(n int) int  { return n*6 + len("c23") }
func f24(n int) int  { return n*7 + len("c24") }
func f25(n int) int  { return n*8 + len("c25") }
func f26(n int) int  { return n*9 + len("c26") }
func f27(n int) int  { return n*10 + len("c27") }
func f28(n int) int  { return n*11 + len("c28") }
func f29(n int) int  { return n*12 + len("c29") }
func f30(n int) int  { return n*13 + len("c30") }
func f31(n int) int  { return n*14 + len("c31") }
func f32(n int) int  { return n*15 + len("c32") }
func f33(n int) int  { return n*16 + len("c33") }
func f34(n int) int  { return n*0 + len("c34") }
func f35(n int) int  { return n*1 + len("c35") }
func f36(n int) int  { return n*2 + len("c36") }
func f37(n int) int  { return n*3 + len("c37") }
func f38(n int) int  { return n*4 + len("c38") }
func f39(n int) int  { return n*5 + len("c39") }
func f40(n int) int  { return n*6 + len("c40") }
func f41(n int) int  { return n*7 + len("c41") }
func f42(n int) int  { return n*8 + len("c42") }
func f43(n int) int  { return n*9 + len("c43") }
func f44(n int) int  { return n*10 + len("c44") }
func f45(n int) int  { return n*11 + len("c45") }
func f46(n int) int  { return n*12 + len("c46") }
func f47(n int) int  { return n*13 + len("c47") }
func f48(n int) int  { return n*14 + len("c48") }
func f49(n int) int  { return n*15 + len("c49") }
func f50(n int) int  { return n*16 + len("c50") }
func f51(n int) int  { return n*0 + len("c51") }
func f52(n int) int  { return n*1 + len("c52") }
func f53(n int) int  { return n*2 + len("c53") }
func f54(n int) int  { return n*3 + len("c54") }
func f55(n int) int  { return n*4 + len("c55") }
func f56(n int) int  { return n*5 + len("c56") }
func f57(n int) int  { return n*6 + len("c57") }
func f58(n int) int  { return n*7 + len("c58") }
func f59(n int) int  { return n*8 + len("c59") }
func f60(n int) int  { return n*9 + len("c60") }
func f61(n int) int  { return n*10 + len("c61") }
func f62(n int) int  { return n*11 + len("c62") }
func f63(n int) int  { return n*12 + len("c63") }
func f64(n int) int  { return n*13 + len("c64") }
func f65(n int) int  { return n*14 + len("c65") }
func f66(n int) int  { return n*15 + len("c66") }
func f67(n int) int  { return n*16 + len("c67") }
func f68(n int) int  { return n*0 + len("c68") }
func f69(n int) int  { return n*1 + len("c69") }
func f70(n int) int  { return n*2 + len("c70") }
func f71(n int) int  { return n*3 + len("c71") }
func f72(n int) int  { return n*4 + len("c72") }
func f73(n int) int  { return n*5 + len("c73") }
func f74(n int) int  { return n*6 + len("c74") }
func f75(n int) int  { return n*7 + len("c75") }
func f76(n int) int  { return n*8 + len("c76") }
func f77(n int) int  { return n*9 + len("c77") }
func f78(n int) int  { return n*10 + len("c78") }
func f79(n int) int  { return n*11 + len("c79") }
func f80(n int) int  { return n*12 + len("c80") }
func f81(n int) int  { return n*13 + len("c81") }
func f82(n int) int  { return n*14 + len("c82") }
func f83(n int) int  { return n*15 + len("c83") }
func f84(n int) int  { return n*16 + len("c84") }
func f85(n int) int  { return n*0 + len("c85") }
func f86(n int) int  { return n*1 + len("c86") }
func f87(n int) int  { return n*2 + len("c87") }
func f88(n int) int  { return n*3 + len("c88") }
func f89(n int) int  { return n*4 + len("c89") }
func f90(n int) int  { return n*5 + len("c90") }
func f91(n int) int  { return n*6 + len("c91") }
func f92(n int) int  { return n*7 + len("c92") }
func f93(n int) int  { return n*8 + len("c93") }
func f94(n int) int  { return n*9 + len("c94") }
func f95(n int) int  { return n*10 + len("c95") }
func f96(n int) int  { return n*11 + len("c96") }
func f97(n int) int  { return n*12 + len("c97") }
func f98(n int) int  { return n*13 + len("c98") }
func f99(n int) int  { return n*14 + len("c99") }
func f100(n int) int { return n*15 + len("c100") }
func f101(n int) int { return n*16 + len("c101") }
func f102(n int) int { return n*0 + len("c102") }
func f103(n int) int { return n*1 + len("c103") }
func f104(n int) int { return n*2 + len("c104") }
func f105(n int) int { return n*3 + len("c105") }
func f106(n int) int { return n*4 + len("c106") }
func f107(n int) int { return n*5 + len("c107") }
func f108(n int) int { return n*6 + len("c108") }
func f109(n int) int { return n*7 + len("c109") }
func f110(n int) int { return n*8 + len("c110") }
func f111(n int) int { return n*9 + len("c111") }
func f112(n int) int { return n*10 + len("c112") }
func f113(n int) int { return n*11 + len("c113") }
func f114(n int) int { return n*12 + len("c114") }
func f115(n int) int { return n*13 + len("c115") }
func f116(n int) int { return n*14 + len("c116") }
func f117(n int) int { return n*15 + len("c117") }
func f118(n int) int { return n*16 + len("c118") }
func f119(n int) int { return n*0 + len("c119") }
func f120(n int) int { return n*1 + len("c120") }
func f121(n int) int { return n*2 + len("c121") }
func f122(n int) int { return n*3 + len("c122") }
func f123(n int) int { return n*4 + len("c123") }
func f124(n int) int { return n*5 + len("c124") }
func f125(n int) int { return n*6 + len("c125") }
func f126(n int) int { return n*7 + len("c126") }
func f127(n int) int { return n*8 + len("c127") }
func f128(n int) int { return n*9 + len("c128") }
func f129(n int) int { return n*10 + len("c129") }
func f130(n int) int { return n*11 + len("c130") }
func f131(n int) int { return n*12 + len("c131") }
func f132(n int) int { return n*13 + len("c132") }
func f133(n int) int { return n*14 + len("c133") }
func f134(n int) int { return n*15 + len("c134") }
func f135(n int) int { return n*16 + len("c135") }
func f136(n int) int { return n*0 + len("c136") }
func f137(n int) int { return n*1 + len("c137") }
func f138(n int) int { return n*2 + len("c138") }
func f139(n int) int { return n*3 + len("c139") }
func f140(n int) int { return n*4 + len("c140") }
func f141(n int) int { return n*5 + len("c141") }
func f142(n int) int { return n*6 + len("c142") }
func f143(n int) int { return n*7 + len("c143") }
func f144(n int) int { return n*8 + len("c144") }
func f145(n int) int { return n*9 + len("c145") }
func f146(n int) int { return n*10 + len("c146") }
func f147(n int) int { return n*11 + len("c147") }
func f148(n int) int { return n*12 + len("c148") }
func f149(n int) int { return n*13 + len("c149") }
func f150(n int) int { return n*14 + len("c150") }
func f151(n int) int { return n*15 + len("c151") }
func f152(n int) int { return n*16 + len("c152") }
func f153(n int) int { return n*0 + len("c153") }
func f154(n int) int { return n*1 + len("c154") }
func f155(n int) int { return n*2 + len("c155") }
func f156(n int) int { return n*3 + len("c156") }
func f157(n int) int { return n*4 + len("c157") }
func f158(n int) int { return n*5 + len("c158") }
func f159(n int) int { return n*6 + len("c159") }
func f160(n int) int { return n*7 + len("c160") }
func f161(n int) int { return n*8 + len("c161") }
func f162(n int) int { return n*9 + len("c162") }
func f163(n int) int { return n*10 + len("c163") }
func f164(n int) int { return n*11 + len("c164") }
func f165(n int) int { return n*12 + len("c165") }
func f166(n int) int { return n*13 + len("c166") }
func f167(n int) int { return n*14 + len("c167") }
func f168(n int) int { return n*15 + len("c168") }
func f169(n int) int { return n*16 + len("c169") }
func f170(n int) int { return n*0 + len("c170") }
func f171(n int) int { return n*1 + len("c171") }
func f172(n int) int { return n*2 + len("c172") }
func f173(n int) int { return n*3 + len("c173") }
func f174(n int) int { return n*4 + len("c174") }
func f175(n int) int { return n*5 + len("c175") }
func f176(n int) int { return n*6 + len("c176") }
func f177(n int) int { return n*7 + len("c177") }
func f178(n int) int { return n*8 + len("c178") }
func f179(n int) int { return n*9 + len("c179") }
func f180(n int) int { return n*10 + len("c180") }
func f181(n int) int { return n*11 + len("c181") }
func f182(n int) int { return n*12 + len("c182") }
func f183(n int) int { return n*13 + len("c183") }
func f184(n int) int { return n*14 + len("c184") }
func f185(n int) int { return n*15 + len("c185") }
func f186(n int) int { return n*16 + len("c186") }
func f187(n int) int { return n*0 + len("c187") }
func f188(n int) int { return n*1 + len("c188") }
func f189(n int) int { return n*2 + len("c189") }
func f190(n int) int { return n*3 + len("c190") }
func f191(n int) int { return n*4 + len("c191") }
func f192(n int) int { return n*5 + len("c192") }
func f193(n int) int { return n*6 + len("c193") }
func f194(n int) int { return n*7 + len("c194") }
func f195(n int) int { return n*8 + len("c195") }
func f196(n int) int { return n*9 + len("c196") }
func f197(n int) int { return n*10 + len("c197") }
func f198(n int) int { return n*11 + len("c198") }
func f199(n int) int { return n*12 + len("c199") }
func f200(n int) int { return n*13 + len("c200") }
func f201(n int) int { return n*14 + len("c201") }
func f202(n int) int { return n*15 + len("c202") }
func f203(n int) int { return n*16 + len("c203") }
func f204(n int) int { return n*0 + len("c204") }
func f205(n int) int { return n*1 + len("c205") }
func f206(n int) int { return n*2 + len("c206") }
func f207(n int) int { return n*3 + len("c207") }
func f208(n int) int { return n*4 + len("c208") }
func f209(n int) int { return n*5 + len("c209") }
func f210(n int) int { return n*6 + len("c210") }
func f211(n int) int { return n*7 + len("c211") }
func f212(n int) int { return n*8 + len("c212") }
func f213(n int) int { return n*9 + len("c213") }
func f214(n int) int { return n*10 + len("c214") }
func f215(n int) int { return n*11 + len("c215") }
func f216(n int) int { return n*12 + len("c216") }
func f217(n int) int { return n*13 + len("c217") }
func f218(n int) int { return n*14 + len("c218") }
func f219(n int) int { return n*15 + len("c219") }
func f220(n int) int { return n*16 + len("c220") }
func f221(n int) int { return n*0 + len("c221") }
func f222(n int) int { return n*1 + len("c222") }
func f223(n int) int { return n*2 + len("c223") }
func f224(n int) int { return n*3 + len("c224") }
func f225(n int) int { return n*4 + len("c225") }
func f226(n int) int { return n*5 + len("c226") }
func f227(n int) int { return n*6 + len("c227") }
func f228(n int) int { return n*7 + len("c228") }
func f229(n int) int { return n*8 + len("c229") }
func f230(n int) int { return n*9 + len("c230") }
func f231(n int) int { return n*10 + len("c231") }
func f232(n int) int { return n*11 + len("c232") }
func f233(n int) int { return n*12 + len("c233") }
func f234(n int) int { return n*13 + len("c234") }
func f235(n int) int { return n*14 + len("c235") }
func f236(n int) int { return n*15 + len("c236") }
func f237(n int) int { return n*16 + len("c237") }
func f238(n int) int { return n*0 + len("c238") }
func f239(n int) int { return n*1 + len("c239") }
func f240(n int) int { return n*2 + len("c240") }
func f241(n int) int { return n*3 + len("c241") }
func f242(n int) int { return n*4 + len("c242") }
func f243(n int) int { return n*5 + len("c243") }
func f244(n int) int { return n*6 + len("c244") }
func f245(n int) int { return n*7 + len("c245") }
func f246(n int) int { return n*8 + len("c246") }
func f247(n int) int { return n*9 + len("c247") }
func f248(n int) int { return n*10 + len("c248") }
func f249(n int) int { return n*11 + len("c249") }
func f250(n int) int { return n*12 + len("c250") }
func f251(n int) int { return n*13 + len("c251") }
func f252(n int) int { return n*14 + len("c252") }
func f253(n int) int { return n*15 + len("c253") }
func f254(n int) int { return n*16 + len("c254") }
func f255(n int) int { return n*0 + len("c255") }
func f256(n int) int { return n*1 + len("c256") }
func f257(n int) int { return n*2 + len("c257") }
func f258(n int) int { return n*3 + len("c258") }
func f259(n int) int { return n*4 + len("c259") }
func f260(n int) int { return n*5 + len("c260") }
func f261(n int) int { return n*6 + len("c261") }
func f262(n int) int { return n*7 + len("c262") }
func f263(n int) int { return n*8 + len("c263") }
func f264(n int) int { return n*9 + len("c264") }
func f265(n int) int { return n*10 + len("c265") }
func f266(n int) int { return n*11 + len("c266") }
func f267(n int) int { return n*12 + len("c267") }
func f268(n int) int { return n*13 + len("c268") }
func f269(n int) int { return n*14 + len("c269") }
func f270(n int) int { return n*15 + len("c270") }
func f271(n int) int { return n*16 + len("c271") }
func f272(n int) int { return n*0 + len("c272") }
func f273(n int) int { return n*1 + len("c273") }
func f274(n int) int { return n*2 + len("c274") }
func f275(n int) int { return n*3 + len("c275") }
func f276(n int) int { return n*4 + len("c276") }
func f277(n int) int { return n*5 + len("c277") }
func f278(n int) int { return n*6 + len("c278") }
func f279(n int) int { return n*7 + len("c279") }
func f280(n int) int { return n*8 + len("c280") }
func f281(n int) int { return n*9 + len("c281") }
func f282(n int) int { return n*10 + len("c282") }
func f283(n int) int { return n*11 + len("c283") }
func f284(n int) int { return n*12 + len("c284") }
func f285(n int) int { return n*13 + len("c285") }
func f286(n int) int { return n*14 + len("c286") }
func f287(n int) int { return n*15 + len("c287") }
func f288(n int) int { return n*16 + len("c288") }
func f289(n int) int { return n*0 + len("c289") }
func f290(n int) int { return n*1 + len("c290") }
func f291(n int) int { return n*2 + len("c291") }
func f292(n int) int { return n*3 + len("c292") }
func f293(n int) int { return n*4 + len("c293") }
func f294(n int) int { return n*5 + len("c294") }
func f295(n int) int { return n*6 + len("c295") }
func f296(n int) int { return n*7 + len("c296") }
func f297(n int) int { return n*8 + len("c297") }
func f298(n int) int { return n*9 + len("c298") }
func f299(n int) int { return n*10 + len("c299") }
func f300(n int) int { return n*11 + len("c300") }
func f301(n int) int { return n*12 + len("c301") }
func f302(n int) int { return n*13 + len("c302") }
func f303(n int) int { return n*14 + len("c303") }
func f304(n int) int { return n*15 + len("c304") }
func f305(n int) int { return n*16 + len("c305") }
func f306(n int) int { return n*0 + len("c306") }
func f307(n int) int { return n*1 + len("c307") }
func f308(n int) int { return n*2 + len("c308") }
func f309(n int) int { return n*3 + len("c309") }
func f310(n int) int { return n*4 + len("c310") }
func f311(n int) int { return n*5 + len("c311") }
func f312(n int) int { return n*6 + len("c312") }
func f313(n int) int { return n*7 + len("c313") }
func f314(n int) int { return n*8 + len("c314") }
func f315(n int) int { return n*9 + len("c315") }
func f316(n int) int { return n*10 + len("c316") }
func f317(n int) int { return n*11 + len("c317") }
func f318(n int) int { return n*12 + len("c318") }
func f319(n int) int { return n*13 + len("c319") }
func f320(n int) int { return n*14 + len("c320") }
func f321(n int) int { return n*15 + len("c321") }
func f322(n int) int { return n*16 + len("c322") }
func f323(n int) int { return n*0 + len("c323") }
func f324(n int) int { return n*1 + len("c324") }
func f325(n int) int { return n*2 + len("c325") }
func f326(n int) int { return n*3 + len("c326") }
func f327(n int) int { return n*4 + len("c327") }
func f328(n int) int { return n*5 + len("c328") }
func f329(n int) int { return n*6 + len("c329") }
func f330(n int) int { return n*7 + len("c330") }
func f331(n int) int { return n*8 + len("c331") }
func f332(n int) int { return n*9 + len("c332") }
func f333(n int) int { return n*10 + len("c333") }
func f334(n int) int { return n*11 + len("c334") }
func f335(n int) int { return n*12 + len("c335") }
func f336(n int) int { return n*13 + len("c336") }
func f337(n int) int { return n*14 + len("c337") }
func f338(n int) int { return n*15 + len("c338") }
func f339(n int) int { return n*16 + len("c339") }
func f340(n int) int { return n*0 + len("c340") }
func f341(n int) int { return n*1 + len("c341") }
func f342(n int) int { return n*2 + len("c342") }
func f343(n int) int { return n*3 + len("c343") }
func f344(n int) int { return n*4 + len("c344") }
func f345(n int) int { return n*5 + len("c345") }
func f346(n int) int { return n*6 + len("c346") }
func f347(n int) int { return n*7 + len("c347") }
func f348(n int) int { return n*8 + len("c348") }
func f349(n int) int { return n*9 + len("c349") }
func f350(n int) int { return n*10 + len("c350") }
func f351(n int) int { return n*11 + len("c351") }
func f352(n int) int { return n*12 + len("c352") }
func f353(n int) int { return n*13 + len("c353") }
func f354(n int) int { return n*14 + len("c354") }
func f355(n int) int { return n*15 + len("c355") }
func f356(n int) int { return n*16 + len("c356") }
func f357(n int) int { return n*0 + len("c357") }
func f358(n int) int { return n*1 + len("c358") }
func f359(n int) int { return n*2 + len("c359") }
func f360(n int) int { return n*3 + len("c360") }
func f361(n int) int { return n*4 + len("c361") }
func f362(n int) int { return n*5 + len("c362") }
func f363(n int) int { return n*6 + len("c363") }
func f364(n int) int { return n*7 + len("c364") }
func f365(n int) int { return n*8 + len("c365") }
func f366(n int) int { return n*9 + len("c366") }
func f367(n int) int { return n*10 + len("c367") }
func f368(n int) int { return n*11 + len("c368") }
func f369(n int) int { return n*12 + len("c369") }
func f370(n int) int { return n*13 + len("c370") }
func f371(n int) int { return n*14 + len("c371") }
func f372(n int) int { return n*15 + len("c372") }
func f373(n int) int { return n*16 + len("c373") }
func f374(n int) int { return n*0 + len("c374") }
func f375(n int) int { return n*1 + len("c375") }
func f376(n int) int { return n*2 + len("c376") }
func f377(n int) int { return n*3 + len("c377") }
func f378(n int) int { return n*4 + len("c378") }
func f379(n int) int { return n*5 + len("c379") }
func f380(n int) int { return n*6 + len("c380") }
func f381(n int) int { return n*7 + len("c381") }
func f382(n int) int { return n*8 + len("c382") }
func f383(n int) int { return n*9 + len("c383") }
func f384(n int) int { return n*10 + len("c384") }
func f385(n int) int { return n*11 + len("c385") }
func f386(n int) int { return n*12 + len("c386") }
func f387(n int) int { return n*13 + len("c387") }
func f388(n int) int { return n*14 + len("c388") }
func f389(n int) int { return n*15 + len("c389") }
func f390(n int) int { return n*16 + len("c390") }
func f391(n int) int { return n*0 + len("c391") }
func f392(n int) int { return n*1 + len("c392") }
func f393(n int) int { return n*2 + len("c393") }
func f394(n int) int { return n*3 + len("c394") }
func f395(n int) int { return n*4 + len("c395") }
func f396(n int) int { return n*5 + len("c396") }
func f397(n int) int { return n*6 + len("c397") }
func f398(n int) int { return n*7 + len("c398") }
func f399(n int) int { return n*8 + len("c399") }
func f400(n int) int { return n*9 + len("c400") }
func f401(n int) int { return n*10 + len("c401") }
func f402(n int) int { return n*11 + len("c402") }
func f403(n int) int { return n*12 + len("c403") }
func f404(n int) int { return n*13 + len("c404") }
func f405(n int) int { return n*14 + len("c405") }
func f406(n int) int { return n*15 + len("c406") }
func f407(n int) int { return n*16 + len("c407") }
func f408(n int) int { return n*0 + len("c408") }
func f409(n int) int { return n*1 + len("c409") }
func f410(n int) int { return n*2 + len("c410") }
func f411(n int) int { return n*3 + len("c411") }
func f412(n int) int { return n*4 + len("c412") }
func f413(n int) int { return n*5 + len("c413") }
func f414(n int) int { return n*6 + len("c414") }
func f415(n int) int { return n*7 + len("c415") }
func f416(n int) int { return n*8 + len("c416") }
func f417(n int) int { return n*9 + len("c417") }
func f418(n int) int { return n*10 + len("c418") }
func f419(n int) int { return n*11 + len("c419") }
func f420(n int) int { return n*12 + len("c420") }
func f421(n int) int { return n*13 + len("c421") }
func f422(n int) int { return n*14 + len("c422") }
func f423(n int) int { return n*15 + len("c423") }
func f424(n int) int { return n*16 + len("c424") }
func f425(n int) int { return n*0 + len("c425") }
func f426(n int) int { return n*1 + len("c426") }
func f427(n int) int { return n*2 + len("c427") }
func f428(n int) int { return n*3 + len("c428") }
func f429(n int) int { return n*4 + len("c429") }
func f430(n int) int { return n*5 + len("c430") }
func f431(n int) int { return n*6 + len("c431") }
func f432(n int) int { return n*7 + len("c432") }
func f433(n int) int { return n*8 + len("c433") }
func f434(n int) int { return n*9 + len("c434") }
func f435(n int) int { return n*10 + len("c435") }
func f436(n int) int { return n*11 + len("c436") }
func f437(n int) int { return n*12 + len("c437") }
func f438(n int) int { return n*13 + len("c438") }
func f439(n int) int { return n*14 + len("c439") }
func f440(n int) int { return n*15 + len("c440") }
func f441(n int) int { return n*16 + len("c441") }
func f442(n int) int { return n*0 + len("c442") }
func f443(n int) int { return n*1 + len("c443") }
func f444(n int) int { return n*2 + len("c444") }
func f445(n int) int { return n*3 + len("c445") }
func f446(n int) int { return n*4 + len("c446") }
func f447(n int) int { return n*5 + len("c447") }
func f448(n int) int { return n*6 + len("c448") }
func f449(n int) int { return n*7 + len("c449") }
func f450(n int) int { return n*8 + len("c450") }
func f451(n int) int { return n*9 + len("c451") }
func f452(n int) int { return n*10 + len("c452") }
func f453(n int) int { return n*11 + len("c453") }
func f454(n int) int { return n*12 + len("c454") }
func f455(n int) int { return n*13 + len("c455") }
func f456(n int) int { return n*14 + len("c456") }
func f457(n int) int { return n*15 + len("c457") }
func f458(n int) int { return n*16 + len("c458") }
func f459(n int) int { return n*0 + len("c459") }
func f460(n int) int { return n*1 + len("c460") }
func f461(n int) int { return n*2 + len("c461") }
func f462(n int) int { return n*3 + len("c462") }
func f463(n int) int { return n*4 + len("c463") }
func f464(n int) int { return n*5 + len("c464") }
func f465(n int) int { return n*6 + len("c465") }
func f466(n int) int { return n*7 + len("c466") }
func f467(n int) int { return n*8 + len("c467") }
func f468(n int) int { return n*9 + len("c468") }
func f469(n int) int { return n*10 + len("c469") }
func f470(n int) int { return n*11 + len("c470") }
func f471(n int) int { return n*12 + len("c471") }
func f472(n int) int { return n*13 + len("c472") }
func f473(n int) int { return n*14 + len("c473") }
func f474(n int) int { return n*15 + len("c474") }
func f475(n int) int { return n*16 + len("c475") }
func f476(n int) int { return n*0 + len("c476") }
func f477(n int) int { return n*1 + len("c477") }
func f478(n int) int { return n*2 + len("c478") }
func f479(n int) int { return n*3 + len("c479") }
func f480(n int) int { return n*4 + len("c480") }
func f481(n int) int { return n*5 + len("c481") }
func f482(n int) int { return n*6 + len("c482") }
func f483(n int) int { return n*7 + len("c483") }
func f484(n int) int { return n*8 + len("c484") }
func f485(n int) int { return n*9 + len("c485") }
func f486(n int) int { return n*10 + len("c486") }
func f487(n int) int { return n*11 + len("c487") }
func f488(n int) int { return n*12 + len("c488") }
func f489(n int) int { return n*13 + len("c489") }
func f490(n int) int { return n*14 + len("c490") }
func f491(n int) int { return n*15 + len("c491") }
func f492(n int) int { return n*16 + len("c492") }
func f493(n int) int { return n*0 + len("c493") }
func f494(n int) int { return n*1 + len("c494") }
func f495(n int) int { return n*2 + len("c495") }
func f496(n int) int { return n*3 + len("c496") }
func f497(n int) int { return n*4 + len("c497") }
func f498(n int) int { return n*5 + len("c498") }
func f499(n int) int { return n*6 + len("c499") }
func f500(n int) int { return n*7 + len("c500") }
func f501(n int) int { return n*8 + len("c501") }
func f502(n int) int { return n*9 + len("c502") }
func f503(n int) int { return n*10 + len("c503") }
func f504(n int) int { return n*11 + len("c504") }
func f505(n int) int { return n*12 + len("c505") }
func f506(n int) int { return n*13 + len("c506") }
func f507(n int) int { return n*14 + len("c507") }
func f508(n int) int { return n*15 + len("c508") }
func f509(n int) int { return n*16 + len("c509") }
func f510(n int) int { return n*0 + len("c510") }
func f511(n int) int { return n*1 + len("c511") }
func f512(n int) int { return n*2 + len("c512") }
func f513(n int) int { return n*3 + len("c513") }
func f514(n int) int { return n*4 + len("c514") }
func f515(n int) int { return n*5 + len("c515") }
func f516(n int) int { return n*6 + len("c516") }
func f517(n int) int { return n*7 + len("c517") }
func f518(n int) int { return n*8 + len("c518") }
func f519(n int) int { return n*9 + len("c519") }
func f520(n int) int { return n*10 + len("c520") }
func f521(n int) int { return n*11 + len("c521") }
func f522(n int) int { return n*12 + len("c522") }
func f523(n int) int { return n*13 + len("c523") }
func f524(n int) int { return n*14 + len("c524") }
func f525(n int) int { return n*15 + len("c525") }
func f526(n int) int { return n*16 + len("c526") }
func f527(n int) int { return n*0 + len("c527") }
func f528(n int) int { return n*1 + len("c528") }
func f529(n int) int { return n*2 + len("c529") }
func f530(n int) int { return n*3 + len("c530") }
func f531(n int) int { return n*4 + len("c531") }
func f532(n int) int { return n*5 + len("c532") }
func f533(n int) int { return n*6 + len("c533") }
func f534(n int) int { return n*7 + len("c534") }
func f535(n int) int { return n*8 + len("c535") }
func f536(n int) int { return n*9 + len("c536") }
func f537(n int) int { return n*10 + len("c537") }
func f538(n int) int { return n*11 + len("c538") }
func f539(n int) int { return n*12 + len("c539") }
func f540(n int) int { return n*13 + len("c540") }
func f541(n int) int { return n*14 + len("c541") }
func f542(n int) int { return n*15 + len("c542") }
func f543(n int) int { return n*16 + len("c543") }
func f544(n int) int { return n*0 + len("c544") }
func f545(n int) int { return n*1 + len("c545") }
func f546(n int) int { return n*2 + len("c546") }
func f547(n int) int { return n*3 + len("c547") }
func f548(n int) int { return n*4 + len("c548") }
func f549(n int) int { return n*5 + len("c549") }
func f550(n int) int { return n*6 + len("c550") }
func f551(n int) int { return n*7 + len("c551") }
func f552(n int) int { return n*8 + len("c552") }
func f553(n int) int { return n*9 + len("c553") }
func f554(n int) int { return n*10 + len("c554") }
func f555(n int) int { return n*11 + len("c555") }
func f556(n int) int { return n*12 + len("c556") }
func f557(n int) int { return n*13 + len("c557") }
func f558(n int) int { return n*14 + len("c558") }
func f559(n int) int { return n*15 + len("c559") }
func f560(n int) int { return n*16 + len("c560") }
func f561(n int) int { return n*0 + len("c561") }
func f562(n int) int { return n*1 + len("c562") }
func f563(n int) int { return n*2 + len("c563") }
func f564(n int) int { return n*3 + len("c564") }
func f565(n int) int { return n*4 + len("c565") }
func f566(n int) int { return n*5 + len("c566") }
func f567(n int) int { return n*6 + len("c567") }
func f568(n int) int { return n*7 + len("c568") }
func f569(n int) int { return n*8 + len("c569") }
func f570(n int) int { return n*9 + len("c570") }
func f571(n int) int { return n*10 + len("c571") }
func f572(n int) int { return n*11 + len("c572") }
func f573(n int) int { return n*12 + len("c573") }
func f574(n int) int { return n*13 + len("c574") }
func f575(n int) int { return n*14 + len("c575") }
func f576(n int) int { return n*15 + len("c576") }
func f577(n int) int { return n*16 + len("c577") }
func f578(n int) int { return n*0 + len("c578") }
func f579(n int) int { return n*1 + len("c579") }
func f580(n int) int { return n*2 + len("c580") }
func f581(n int) int { return n*3 + len("c581") }
func f582(n int) int { return n*4 + len("c582") }
func f583(n int) int { return n*5 + len("c583") }
func f584(n int) int { return n*6 + len("c584") }
func f585(n int) int { return n*7 + len("c585") }
func f586(n int) int { return n*8 + len("c586") }
func f587(n int) int { return n*9 + len("c587") }
func f588(n int) int { return n*10 + len("c588") }
func f589(n int) int { return n*11 + len("c589") }
func f590(n int) int { return n*12 + len("c590") }
func f591(n int) int { return n*13 + len("c591") }
func f592(n int) int { return n*14 + len("c592") }
func f593(n int) int { return n*15 + len("c593") }
func f594(n int) int { return n*16 + len("c594") }
func f595(n int) int { return n*0 + len("c595") }
func f596(n int) int { return n*1 + len("c596") }
func f597(n int) int { return n*2 + len("c597") }
func f598(n int) int { return n*3 + len("c598") }
func f599(n int) int { return n*4 + len("c599") }
func f600(n int) int { return n*5 + len("c600") }
func f601(n int) int { return n*6 + len("c601") }
func f602(n int) int { return n*7 + len("c602") }
func f603(n int) int { return n*8 + len("c603") }
func f604(n int) int { return n*9 + len("c604") }
func f605(n int) int { return n*10 + len("c605") }
func f606(n int) int { return n*11 + len("c606") }
func f607(n int) int { return n*12 + len("c607") }
func f608(n int) int { return n*13 + len("c608") }
func f609(n int) int { return n*14 + len("c609") }
func f610(n int) int { return n*15 + len("c610") }
func f611(n int) int { return n*16 + len("c611") }
func f612(n int) int { return n*0 + len("c612") }
func f613(n int) int { return n*1 + len("c613") }
func f614(n int) int { return n*2 + len("c614") }
func f615(n int) int { return n*3 + len("c615") }
func f616(n int) int { return n*4 + len("c616") }
func f617(n int) int { return n*5 + len("c617") }
func f618(n int) int { return n*6 + len("c618") }
func f619(n int) int { return n*7 + len("c619") }
func f620(n int) int { return n*8 + len("c620") }
func f621(n int) int { return n*9 + len("c621") }
func f622(n int) int { return n*10 + len("c622") }
func f623(n int) int { return n*11 + len("c623") }
func f624(n int) int { return n*12 + len("c624") }
func f625(n int) int { return n*13 + len("c625") }
func f626(n int) int { return n*14 + len("c626") }
func f627(n int) int { return n*15 + len("c627") }
func f628(n int) int { return n*16 + len("c628") }
func f629(n int) int { return n*0 + len("c629") }
func f630(n int) int { return n*1 + len("c630") }
func f631(n int) int { return n*2 + len("c631") }
func f632(n int) int { return n*3 + len("c632") }
func f633(n int) int { return n*4 + len("c633") }
func f634(n int) int { return n*5 + len("c634") }
func f635(n int) int { return n*6 + len("c635") }
func f636(n int) int { return n*7 + len("c636") }
func f637(n int) int { return n*8 + len("c637") }
func f638(n int) int { return n*9 + len("c638") }
func f639(n int) int { return n*10 + len("c639") }
func f640(n int) int { return n*11 + len("c640") }
func f641(n int) int { return n*12 + len("c641") }
func f642(n int) int { return n*13 + len("c642") }
func f643(n int) int { return n*14 + len("c643") }
func f644(n int) int { return n*15 + len("c644") }
func f645(n int) int { return n*16 + len("c645") }
func f646(n int) int { return n*0 + len("c646") }
func f647(n int) int { return n*1 + len("c647") }
func f648(n int) int { return n*2 + len("c648") }
func f649(n int) int { return n*3 + len("c649") }
func f650(n int) int { return n*4 + len("c650") }
func f651(n int) int { return n*5 + len("c651") }
func f652(n int) int { return n*6 + len("c652") }
func f653(n int) int { return n*7 + len("c653") }
func f654(n int) int { return n*8 + len("c654") }
func f655(n int) int { return n*9 + len("c655") }
func f656(n int) int { return n*10 + len("c656") }
func f657(n int) int { return n*11 + len("c657") }
func f658(n int) int { return n*12 + len("c658") }
func f659(n int) int { return n*13 + len("c659") }
func f660(n int) int { return n*14 + len("c660") }
func f661(n int) int { return n*15 + len("c661") }
func f662(n int) int { return n*16 + len("c662") }
func f663(n int) int { return n*0 + len("c663") }
func f664(n int) int { return n*1 + len("c664") }
func f665(n int) int { return n*2 + len("c665") }
func f666(n int) int { return n*3 + len("c666") }
func f667(n int) int { return n*4 + len("c667") }
func f668(n int) int { return n*5 + len("c668") }
func f669(n int) int { return n*6 + len("c669") }
func f670(n int) int { return n*7 + len("c670") }
func f671(n int) int { return n*8 + len("c671") }
func f672(n int) int { return n*9 + len("c672") }
func f673(n int) int { return n*10 + len("c673") }
func f674(n int) int { return n*11 + len("c674") }
func f675(n int) int { return n*12 + len("c675") }
func f676(n int) int { return n*13 + len("c676") }
func f677(n int) int { return n*14 + len("c677") }
func f678(n int) int { return n*15 + len("c678") }
func f679(n int) int { return n*16 + len("c679") }
func f680(n int) int { return n*0 + len("c680") }
func f681(n int) int { return n*1 + len("c681") }
func f682(n int) int { return n*2 + len("c682") }
func f683(n int) int { return n*3 + len("c683") }
func f684(n int) int { return n*4 + len("c684") }
func f685(n int) int { return n*5 + len("c685") }
func f686(n int) int { return n*6 + len("c686") }
func f687(n int) int { return n*7 + len("c687") }
func f688(n int) int { return n*8 + len("c688") }
func f689(n int) int { return n*9 + len("c689") }
func f690(n int) int { return n*10 + len("c690") }
func f691(n int) int { return n*11 + len("c691") }
func f692(n int) int { return n*12 + len("c692") }
func f693(n int) int { return n*13 + len("c693") }
func f694(n int) int { return n*14 + len("c694") }
func f695(n int) int { return n*15 + len("c695") }
func f696(n int) int { return n*16 + len("c696") }
func f697(n int) int { return n*0 + len("c697") }
func f698(n int) int { return n*1 + len("c698") }
func f699(n int) int { return n*2 + len("c699") }
func f700(n int) int { return n*3 + len("c700") }
func f701(n int) int { return n*4 + len("c701") }
func f702(n int) int { return n*5 + len("c702") }
func f703(n int) int { return n*6 + len("c703") }
func f704(n int) int { return n*7 + len("c704") }
func f705(n int) int { return n*8 + len("c705") }
func f706(n int) int { return n*9 + len("c706") }
func f707(n int) int { return n*10 + len("c707") }
func f708(n int) int { return n*11 + len("c708") }
func f709(n int) int { return n*12 + len("c709") }
func f710(n int) int { return n*13 + len("c710") }
func f711(n int) int { return n*14 + len("c711") }
func f712(n int) int { return n*15 + len("c712") }
func f713(n int) int { return n*16 + len("c713") }
func f714(n int) int { return n*0 + len("c714") }
func f715(n int) int { return n*1 + len("c715") }
func f716(n int) int { return n*2 + len("c716") }
func f717(n int) int { return n*3 + len("c717") }
func f718(n int) int { return n*4 + len("c718") }
func f719(n int) int { return n*5 + len("c719") }
func f720(n int) int { return n*6 + len("c720") }
func f721(n int) int { return n*7 + len("c721") }
func f722(n int) int { return n*8 + len("c722") }
func f723(n int) int { return n*9 + len("c723") }
func f724(n int) int { return n*10 + len("c724") }
func f725(n int) int { return n*11 + len("c725") }
func f726(n int) int { return n*12 + len("c726") }
func f727(n int) int { return n*13 + len("c727") }
func f728(n int) int { return n*14 + len("c728") }
func f729(n int) int { return n*15 + len("c729") }
func f730(n int) int { return n*16 + len("c730") }
func f731(n int) int { return n*0 + len("c731") }
func f732(n int) int { return n*1 + len("c732") }
func f733(n int) int { return n*2 + len("c733") }
func f734(n int) int { return n*3 + len("c734") }
func f735(n int) int { return n*4 + len("c735") }
func f736(n int) int { return n*5 + len("c736") }
func f737(n int) int { return n*6 + len("c737") }
func f738(n int) int { return n*7 + len("c738") }
func f739(n int) int { return n*8 + len("c739") }
func f740(n int) int { return n*9 + len("c740") }
func f741(n int) int { return n*10 + len("c741") }
func f742(n int) int { return n*11 + len("c742") }
func f743(n int) int { return n*12 + len("c743") }
func f744(n int) int { return n*13 + len("c744") }
func f745(n int) int { return n*14 + len("c745") }
func f746(n int) int { return n*15 + len("c746") }
func f747(n int) int { return n*16 + len("c747") }
func f748(n int) int { return n*0 + len("c748") }
func f749(n int) int { return n*1 + len("c749") }
func f750(n int) int { return n*2 + len("c750") }
func f751(n int) int { return n*3 + len("c751") }
func f752(n int) int { return n*4 + len("c752") }
func f753(n int) int { return n*5 + len("c753") }
func f754(n int) int { return n*6 + len("c754") }
func f755(n int) int { return n*7 + len("c755") }
func f756(n int) int { return n*8 + len("c756") }
func f757(n int) int { return n*9 + len("c757") }
func f758(n int) int { return n*10 + len("c758") }
func f759(n int) int { return n*11 + len("c759") }
func f760(n int) int { return n*12 + len("c760") }
func f761(n int) int { return n*13 + len("c761") }
func f762(n int) int { return n*14 + len("c762") }
func f763(n int) int { return n*15 + len("c763") }
func f764(n int) int { return n*16 + len("c764") }
func f765(n int) int { return n*0 + len("c765") }
func f766(n int) int { return n*1 + len("c766") }
func f767(n int) int { return n*2 + len("c767") }
func f768(n int) int { return n*3 + len("c768") }
func f769(n int) int { return n*4 + len("c769") }
func f770(n int) int { return n*5 + len("c770") }
func f771(n int) int { return n*6 + len("c771") }
func f772(n int) int { return n*7 + len("c772") }
func f773(n int) int { return n*8 + len("c773") }
func f774(n int) int { return n*9 + len("c774") }
func f775(n int) int { return n*10 + len("c775") }
func f776(n int) int { return n*11 + len("c776") }
func f777(n int) int { return n*12 + len("c777") }
func f778(n int) int { return n*13 + len("c778") }
func f779(n int) int { return n*14 + len("c779") }
func f780(n int) int { return n*15 + len("c780") }
func f781(n int) int { return n*16 + len("c781") }
func f782(n int) int { return n*0 + len("c782") }
func f783(n int) int { return n*1 + len("c783") }
func f784(n int) int { return n*2 + len("c784") }
func f785(n int) int { return n*3 + len("c785") }
func f786(n int) int { return n*4 + len("c786") }
func f787(n int) int { return n*5 + len("c787") }
func f788(n int) int { return n*6 + len("c788") }
func f789(n int) int { return n*7 + len("c789") }
func f790(n int) int { return n*8 + len("c790") }
func f791(n int) int { return n*9 + len("c791") }
func f792(n int) int { return n*10 + len("c792") }
func f793(n int) int { return n*11 + len("c793") }
func f794(n int) int { return n*12 + len("c794") }
func f795(n int) int { return n*13 + len("c795") }
func f796(n int) int { return n*14 + len("c796") }
func f797(n int) int { return n*15 + len("c797") }
func f798(n int) int { return n*16 + len("c798") }
func f799(n int) int { return n*0 + len("c799") }
func f800(n int) int { return n*1 + len("c800") }
func f801(n int) int { return n*2 + len("c801") }
func f802(n int) int { return n*3 + len("c802") }
func f803(n int) int { return n*4 + len("c803") }
func f804(n int) int { return n*5 + len("c804") }
func f805(n int) int { return n*6 + len("c805") }
func f806(n int) int { return n*7 + len("c806") }
func f807(n int) int { return n*8 + len("c807") }
func f808(n int) int { return n*9 + len("c808") }
func f809(n int) int { return n*10 + len("c809") }
func f810(n int) int { return n*11 + len("c810") }
func f811(n int) int { return n*12 + len("c811") }
func f812(n int) int { return n*13 + len("c812") }
func f813(n int) int { return n*14 + len("c813") }
func f814(n int) int { return n*15 + len("c814") }
func f815(n int) int { return n*16 + len("c815") }
func f816(n int) int { return n*0 + len("c816") }
func f817(n int) int { return n*1 + len("c817") }
func f818(n int) int { return n*2 + len("c818") }
func f819(n int) int { return n*3 + len("c819") }
func f820(n int) int { return n*4 + len("c820") }
func f821(n int) int { return n*5 + len("c821") }
func f822(n int) int { return n*6 + len("c822") }
func f823(n int) int { return n*7 + len("c823") }
func f824(n int) int { return n*8 + len("c824") }
func f825(n int) int { return n*9 + len("c825") }
func f826(n int) int { return n*10 + len("c826") }
func f827(n int) int { return n*11 + len("c827") }
func f828(n int) int { return n*12 + len("c828") }
func f829(n int) int { return n*13 + len("c829") }
func f830(n int) int { return n*14 + len("c830") }
func f831(n int) int { return n*15 + len("c831") }
func f832(n int) int { return n*16 + len("c832") }
func f833(n int) int { return n*0 + len("c833") }
func f834(n int) int { return n*1 + len("c834") }
func f835(n int) int { return n*2 + len("c835") }
func f836(n int) int { return n*3 + len("c836") }
func f837(n int) int { return n*4 + len("c837") }
func f838(n int) int { return n*5 + len("c838") }
func f839(n int) int { return n*6 + len("c839") }
func f840(n int) int { return n*7 + len("c840") }
func f841(n int) int { return n*8 + len("c841") }
func f842(n int) int { return n*9 + len("c842") }
func f843(n int) int { return n*10 + len("c843") }
func f844(n int) int { return n*11 + len("c844") }
func f845(n int) int { return n*12 + len("c845") }
func f846(n int) int { return n*13 + len("c846") }
func f847(n int) int { return n*14 + len("c847") }
func f848(n int) int { return n*15 + len("c848") }
func f849(n int) int { return n*16 + len("c849") }
func f850(n int) int { return n*0 + len("c850") }
func f851(n int) int { return n*1 + len("c851") }
func f852(n int) int { return n*2 + len("c852") }
func f853(n int) int { return n*3 + len("c853") }
func f854(n int) int { return n*4 + len("c854") }
func f855(n int) int { return n*5 + len("c855") }
func f856(n int) int { return n*6 + len("c856") }
func f857(n int) int { return n*7 + len("c857") }
func f858(n int) int { return n*8 + len("c858") }
func f859(n int) int { return n*9 + len("c859") }
func f860(n int) int { return n*10 + len("c860") }
func f861(n int) int { return n*11 + len("c861") }
func f862(n int) int { return n*12 + len("c862") }
func f863(n int) int { return n*13 + len("c863") }
func f864(n int) int { return n*14 + len("c864") }
func f865(n int) int { return n*15 + len("c865") }
func f866(n int) int { return n*16 + len("c866") }
func f867(n int) int { return n*0 + len("c867") }
func f868(n int) int { return n*1 + len("c868") }
func f869(n int) int { return n*2 + len("c869") }
func f870(n int) int { return n*3 + len("c870") }
func f871(n int) int { return n*4 + len("c871") }
func f872(n int) int { return n*5 + len("c872") }
func f873(n int) int { return n*6 + len("c873") }
func f874(n int) int { return n*7 + len("c874") }
func f875(n int) int { return n*8 + len("c875") }
func f876(n int) int { return n*9 + len("c876") }
func f877(n int) int { return n*10 + len("c877") }
func f878(n int) int { return n*11 + len("c878") }
func f879(n int) int { return n*12 + len("c879") }
func f880(n int) int { return n*13 + len("c880") }
func f881(n int) int { return n*14 + len("c881") }
func f882(n int) int { return n*15 + len("c882") }
func f883(n int) int { return n*16 + len("c883") }
func f884(n int) int { return n*0 + len("c884") }
func f885(n int) int { return n*1 + len("c885") }
func f886(n int) int { return n*2 + len("c886") }
func f887(n int) int { return n*3 + len("c887") }
func f888(n int) int { return n*4 + len("c888") }
func f889(n int) int { return n*5 + len("c889") }
func f890(n int) int { return n*6 + len("c890") }
func f891(n int) int { return n*7 + len("c891") }
func f892(n int) int { return n*8 + len("c892") }
func f893(n int) int { return n*9 + len("c893") }
func f894(n int) int { return n*10 + len("c894") }
func f895(n int) int { return n*11 + len("c895") }
func f896(n int) int { return n*12 + len("c896") }
func f897(n int) int { return n*13 + len("c897") }
func f898(n int) int { return n*14 + len("c898") }
func f899(n int) int { return n*15 + len("c899") }
func f900(n int) int { return n*16 + len("c900") }
func f901(n int) int { return n*0 + len("c901") }
func f902(n int) int { return n*1 + len("c902") }
func f903(n int) int { return n*2 + len("c903") }
func f904(n int) int { return n*3 + len("c904") }
func f905(n int) int { return n*4 + len("c905") }
func f906(n int) int { return n*5 + len("c906") }
func f907(n int) int { return n*6 + len("c907") }
func f908(n int) int { return n*7 + len("c908") }
func f909(n int) int { return n*8 + len("c909") }
func f910(n int) int { return n*9 + len("c910") }
func f911(n int) int { return n*10 + len("c911") }
func f912(n int) int { return n*11 + len("c912") }
func f913(n int) int { return n*12 + len("c913") }
func f914(n int) int { return n*13 + len("c914") }
func f915(n int) int { return n*14 + len("c915") }
func f916(n int) int { return n*15 + len("c916") }
func f917(n int) int { return n*16 + len("c917") }
func f918(n int) int { return n*0 + len("c918") }
func f919(n int) int { return n*1 + len("c919") }
func f920(n int) int { return n*2 + len("c920") }
func f921(n int) int { return n*3 + len("c921") }
func f922(n int) int { return n*4 + len("c922") }
func f923(n int) int { return n*5 + len("c923") }
func f924(n int) int { return n*6 + len("c924") }
func f925(n int) int { return n*7 + len("c925") }
func f926(n int) int { return n*8 + len("c926") }
func f927(n int) int { return n*9 + len("c927") }
func f928(n int) int { return n*10 + len("c928") }
func f929(n int) int { return n*11 + len("c929") }
func f930(n int) int { return n*12 + len("c930") }
func f931(n int) int { return n*13 + len("c931") }
func f932(n int) int { return n*14 + len("c932") }
func f933(n int) int { return n*15 + len("c933") }
func f934(n int) int { return n*16 + len("c934") }
func f935(n int) int { return n*0 + len("c935") }
func f936(n int) int { return n*1 + len("c936") }
func f937(n int) int { return n*2 + len("c937") }
func f938(n int) int { return n*3 + len("c938") }
func f939(n int) int { return n*4 + len("c939") }
func f940(n int) int { return n*5 + len("c940") }
func f941(n int) int { return n*6 + len("c941") }
func f942(n int) int { return n*7 + len("c942") }
func f943(n int) int { return n*8 + len("c943") }
func f944(n int) int { return n*9 + len("c944") }
func f945(n int) int { return n*10 + len("c945") }
func f946(n int) int { return n*11 + len("c946") }
func f947(n int) int { return n*12 + len("c947") }
func f948(n int) int { return n*13 + len("c948") }
func f949(n int) int { return n*14 + len("c949") }
func f950(n int) int { return n*15 + len("c950") }
func f951(n int) int { return n*16 + len("c951") }
func f952(n int) int { return n*0 + len("c952") }
func f953(n int) int { return n*1 + len("c953") }
func f954(n int) int { return n*2 + len("c954") }
func f955(n int) int { return n*3 + len("c955") }
func f956(n int) int { return n*4 + len("c956") }
func f957(n int) int { return n*5 + len("c957") }
func f958(n int) int { return n*6 + len("c958") }
func f959(n int) int { return n*7 + len("c959") }
func f960(n int) int { return n*8 + len("c960") }
func f961(n int) int { return n*9 + len("c961") }
func f962(n int) int { return n*10 + len("c962") }
func f963(n int) int { return n*11 + len("c963") }
func f964(n int) int { return n*12 + len("c964") }
func f965(n int) int { return n*13 + len("c965") }
func f966(n int) int { return n*14 + len("c966") }
func f967(n int) int { return n*15 + len("c967") }
func f968(n int) int { return n*16 + len("c968") }
func f969(n int) int { return n*0 + len("c969") }
func f970(n int) int { return n*1 + len("c970") }
func f971(n int) int { return n*2 + len("c971") }
func f972(n int) int { return n*3 + len("c972") }
func f973(n int) int { return n*4 + len("c973") }
func f974(n int) int { return n*5 + len("c974") }
func f975(n int) int { return n*6 + len("c975") }
func f976(n int) int { return n*7 + len("c976") }
func f977(n int) int { return n*8 + len("c977") }
func f978(n int) int { return n*9 + len("c978") }
func f979(n int) int { return n*10 + len("c979") }
func f980(n int) int { return n*11 + len("c980") }
func f981(n int) int { return n*12 + len("c981") }
func f982(n int) int { return n*13 + len("c982") }
func f983(n int) int { return n*14 + len("c983") }
func f984(n int) int { return n*15 + len("c984") }
func f985(n int) int { return n*16 + len("c985") }
func f986(n int) int { return n*0 + len("c986") }
func f987(n int) int { return n*1 + len("c987") }
func f988(n int) int { return n*2 + len("c988") }
func f989(n int) int { return n*3 + len("c989") }
func f990(n int) int { return n*4 + len("c990") }
func f991(n int) int { return n*5 + len("c991") }
func f992(n int) int { return n*6 + len("c992") }
func f993(n int) int { return n*7 + len("c993") }
func f994(n int) int { return n*8 + len("c994") }
func f995(n int) int { return n*9 + len("c995") }
func f996(n int) int { return n*10 + len("c996") }
func f997(n int) int { return n*11 + len("c997") }
func f998(n int) int { return n*12 + len("c998") }
func f999(n int) int { return n*13 + len("c999") }

var table = [...]func(int) int{
	f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19,
	f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35, f36, f37, f38, f39,
	f40, f41, f42, f43, f44, f45, f46, f47, f48, f49, f50, f51, f52, f53, f54, f55, f56, f57, f58, f59,
	f60, f61, f62, f63, f64, f65, f66, f67, f68, f69, f70, f71, f72, f73, f74, f75, f76, f77, f78, f79,
	f80, f81, f82, f83, f84, f85, f86, f87, f88, f89, f90, f91, f92, f93, f94, f95, f96, f97, f98, f99,
	f100, f101, f102, f103, f104, f105, f106, f107, f108, f109, f110, f111, f112, f113, f114, f115, f116, f117, f118, f119,
	f120, f121, f122, f123, f124, f125, f126, f127, f128, f129, f130, f131, f132, f133, f134, f135, f136, f137, f138, f139,
	f140, f141, f142, f143, f144, f145, f146, f147, f148, f149, f150, f151, f152, f153, f154, f155, f156, f157, f158, f159,
	f160, f161, f162, f163, f164, f165, f166, f167, f168, f169, f170, f171, f172, f173, f174, f175, f176, f177, f178, f179,
	f180, f181, f182, f183, f184, f185, f186, f187, f188, f189, f190, f191, f192, f193, f194, f195, f196, f197, f198, f199,
	f200, f201, f202, f203, f204, f205, f206, f207, f208, f209, f210, f211, f212, f213, f214, f215, f216, f217, f218, f219,
	f220, f221, f222, f223, f224, f225, f226, f227, f228, f229, f230, f231, f232, f233, f234, f235, f236, f237, f238, f239,
	f240, f241, f242, f243, f244, f245, f246, f247, f248, f249, f250, f251, f252, f253, f254, f255, f256, f257, f258, f259,
	f260, f261, f262, f263, f264, f265, f266, f267, f268, f269, f270, f271, f272, f273, f274, f275, f276, f277, f278, f279,
	f280, f281, f282, f283, f284, f285, f286, f287, f288, f289, f290, f291, f292, f293, f294, f295, f296, f297, f298, f299,
	f300, f301, f302, f303, f304, f305, f306, f307, f308, f309, f310, f311, f312, f313, f314, f315, f316, f317, f318, f319,
	f320, f321, f322, f323, f324, f325, f326, f327, f328, f329, f330, f331, f332, f333, f334, f335, f336, f337, f338, f339,
	f340, f341, f342, f343, f344, f345, f346, f347, f348, f349, f350, f351, f352, f353, f354, f355, f356, f357, f358, f359,
	f360, f361, f362, f363, f364, f365, f366, f367, f368, f369, f370, f371, f372, f373, f374, f375, f376, f377, f378, f379,
	f380, f381, f382, f383, f384, f385, f386, f387, f388, f389, f390, f391, f392, f393, f394, f395, f396, f397, f398, f399,
	f400, f401, f402, f403, f404, f405, f406, f407, f408, f409, f410, f411, f412, f413, f414, f415, f416, f417, f418, f419,
	f420, f421, f422, f423, f424, f425, f426, f427, f428, f429, f430, f431, f432, f433, f434, f435, f436, f437, f438, f439,
	f440, f441, f442, f443, f444, f445, f446, f447, f448, f449, f450, f451, f452, f453, f454, f455, f456, f457, f458, f459,
	f460, f461, f462, f463, f464, f465, f466, f467, f468, f469, f470, f471, f472, f473, f474, f475, f476, f477, f478, f479,
	f480, f481, f482, f483, f484, f485, f486, f487, f488, f489, f490, f491, f492, f493, f494, f495, f496, f497, f498, f499,
	f500, f501, f502, f503, f504, f505, f506, f507, f508, f509, f510, f511, f512, f513, f514, f515, f516, f517, f518, f519,
	f520, f521, f522, f523, f524, f525, f526, f527, f528, f529, f530, f531, f532, f533, f534, f535, f536, f537, f538, f539,
	f540, f541, f542, f543, f544, f545, f546, f547, f548, f549, f550, f551, f552, f553, f554, f555, f556, f557, f558, f559,
	f560, f561, f562, f563, f564, f565, f566, f567, f568, f569, f570, f571, f572, f573, f574, f575, f576, f577, f578, f579,
	f580, f581, f582, f583, f584, f585, f586, f587, f588, f589, f590, f591, f592, f593, f594, f595, f596, f597, f598, f599,
	f600, f601, f602, f603, f604, f605, f606, f607, f608, f609, f610, f611, f612, f613, f614, f615, f616, f617, f618, f619,
	f620, f621, f622, f623, f624, f625, f626, f627, f628, f629, f630, f631, f632, f633, f634, f635, f636, f637, f638, f639,
	f640, f641, f642, f643, f644, f645, f646, f647, f648, f649, f650, f651, f652, f653, f654, f655, f656, f657, f658, f659,
	f660, f661, f662, f663, f664, f665, f666, f667, f668, f669, f670, f671, f672, f673, f674, f675, f676, f677, f678, f679,
	f680, f681, f682, f683, f684, f685, f686, f687, f688, f689, f690, f691, f692, f693, f694, f695, f696, f697, f698, f699,
	f700, f701, f702, f703, f704, f705, f706, f707, f708, f709, f710, f711, f712, f713, f714, f715, f716, f717, f718, f719,
	f720, f721, f722, f723, f724, f725, f726, f727, f728, f729, f730, f731, f732, f733, f734, f735, f736, f737, f738, f739,
	f740, f741, f742, f743, f744, f745, f746, f747, f748, f749, f750, f751, f752, f753, f754, f755, f756, f757, f758, f759,
	f760, f761, f762, f763, f764, f765, f766, f767, f768, f769, f770, f771, f772, f773, f774, f775, f776, f777, f778, f779,
	f780, f781, f782, f783, f784, f785, f786, f787, f788, f789, f790, f791, f792, f793, f794, f795, f796, f797, f798, f799,
	f800, f801, f802, f803, f804, f805, f806, f807, f808, f809, f810, f811, f812, f813, f814, f815, f816, f817, f818, f819,
	f820, f821, f822, f823, f824, f825, f826, f827, f828, f829, f830, f831, f832, f833, f834, f835, f836, f837, f838, f839,
	f840, f841, f842, f843, f844, f845, f846, f847, f848, f849, f850, f851, f852, f853, f854, f855, f856, f857, f858, f859,
	f860, f861, f862, f863, f864, f865, f866, f867, f868, f869, f870, f871, f872, f873, f874, f875, f876, f877, f878, f879,
	f880, f881, f882, f883, f884, f885, f886, f887, f888, f889, f890, f891, f892, f893, f894, f895, f896, f897, f898, f899,
	f900, f901, f902, f903, f904, f905, f906, f907, f908, f909, f910, f911, f912, f913, f914, f915, f916, f917, f918, f919,
	f920, f921, f922, f923, f924, f925, f926, f927, f928, f929, f930, f931, f932, f933, f934, f935, f936, f937, f938, f939,
	f940, f941, f942, f943, f944, f945, f946, f947, f948, f949, f950, f951, f952, f953, f954, f955, f956, f957, f958, f959,
	f960, f961, f962, f963, f964, f965, f966, f967, f968, f969, f970, f971, f972, f973, f974, f975, f976, f977, f978, f979,
	f980, f981, f982, f983, f984, f985, f986, f987, f988, f989, f990, f991, f992, f993, f994, f995, f996, f997, f998, f999,
}

type I interface{ m() int }

type T0 struct{ v [1]int8 }

func (t T0) m() int { return len(t.v) + 0 }

type T1 struct{ v [2]int8 }

func (t T1) m() int { return len(t.v) + 1 }

type T2 struct{ v [3]int8 }

func (t T2) m() int { return len(t.v) + 2 }

type T3 struct{ v [4]int8 }

func (t T3) m() int { return len(t.v) + 3 }

type T4 struct{ v [5]int8 }

func (t T4) m() int { return len(t.v) + 4 }

type T5 struct{ v [6]int8 }

func (t T5) m() int { return len(t.v) + 5 }

type T6 struct{ v [7]int8 }

func (t T6) m() int { return len(t.v) + 6 }

type T7 struct{ v [8]int8 }

func (t T7) m() int { return len(t.v) + 7 }

type T8 struct{ v [9]int8 }

func (t T8) m() int { return len(t.v) + 8 }

type T9 struct{ v [10]int8 }

func (t T9) m() int { return len(t.v) + 9 }

type T10 struct{ v [11]int8 }

func (t T10) m() int { return len(t.v) + 10 }

type T11 struct{ v [12]int8 }

func (t T11) m() int { return len(t.v) + 11 }

type T12 struct{ v [13]int8 }

func (t T12) m() int { return len(t.v) + 12 }

type T13 struct{ v [14]int8 }

func (t T13) m() int { return len(t.v) + 13 }

type T14 struct{ v [15]int8 }

func (t T14) m() int { return len(t.v) + 14 }

type T15 struct{ v [16]int8 }

func (t T15) m() int { return len(t.v) + 15 }

type T16 struct{ v [17]int8 }

func (t T16) m() int { return len(t.v) + 16 }

type T17 struct{ v [18]int8 }

func (t T17) m() int { return len(t.v) + 17 }

type T18 struct{ v [19]int8 }

func (t T18) m() int { return len(t.v) + 18 }

type T19 struct{ v [20]int8 }

func (t T19) m() int { return len(t.v) + 19 }

type T20 struct{ v [21]int8 }

func (t T20) m() int { return len(t.v) + 20 }

type T21 struct{ v [22]int8 }

func (t T21) m() int { return len(t.v) + 21 }

type T22 struct{ v [23]int8 }

func (t T22) m() int { return len(t.v) + 22 }

type T23 struct{ v [24]int8 }

func (t T23) m() int { return len(t.v) + 23 }

type T24 struct{ v [25]int8 }

func (t T24) m() int { return len(t.v) + 24 }

type T25 struct{ v [26]int8 }

func (t T25) m() int { return len(t.v) + 25 }

type T26 struct{ v [27]int8 }

func (t T26) m() int { return len(t.v) + 26 }

type T27 struct{ v [28]int8 }

func (t T27) m() int { return len(t.v) + 27 }

type T28 struct{ v [29]int8 }

func (t T28) m() int { return len(t.v) + 28 }

type T29 struct{ v [30]int8 }

func (t T29) m() int { return len(t.v) + 29 }

type T30 struct{ v [31]int8 }

func (t T30) m() int { return len(t.v) + 30 }

type T31 struct{ v [32]int8 }

func (t T31) m() int { return len(t.v) + 31 }

type T32 struct{ v [33]int8 }

func (t T32) m() int { return len(t.v) + 32 }

type T33 struct{ v [34]int8 }

func (t T33) m() int { return len(t.v) + 33 }

type T34 struct{ v [35]int8 }

func (t T34) m() int { return len(t.v) + 34 }

type T35 struct{ v [36]int8 }

func (t T35) m() int { return len(t.v) + 35 }

type T36 struct{ v [37]int8 }

func (t T36) m() int { return len(t.v) + 36 }

type T37 struct{ v [38]int8 }

func (t T37) m() int { return len(t.v) + 37 }

type T38 struct{ v [39]int8 }

func (t T38) m() int { return len(t.v) + 38 }

type T39 struct{ v [40]int8 }

func (t T39) m() int { return len(t.v) + 39 }

type T40 struct{ v [41]int8 }

func (t T40) m() int { return len(t.v) + 40 }

type T41 struct{ v [42]int8 }

func (t T41) m() int { return len(t.v) + 41 }

type T42 struct{ v [43]int8 }

func (t T42) m() int { return len(t.v) + 42 }

type T43 struct{ v [44]int8 }

func (t T43) m() int { return len(t.v) + 43 }

type T44 struct{ v [45]int8 }

func (t T44) m() int { return len(t.v) + 44 }

type T45 struct{ v [46]int8 }

func (t T45) m() int { return len(t.v) + 45 }

type T46 struct{ v [47]int8 }

func (t T46) m() int { return len(t.v) + 46 }

type T47 struct{ v [48]int8 }

func (t T47) m() int { return len(t.v) + 47 }

type T48 struct{ v [49]int8 }

func (t T48) m() int { return len(t.v) + 48 }

type T49 struct{ v [50]int8 }

func (t T49) m() int { return len(t.v) + 49 }

type T50 struct{ v [1]int8 }

func (t T50) m() int { return len(t.v) + 50 }

type T51 struct{ v [2]int8 }

func (t T51) m() int { return len(t.v) + 51 }

type T52 struct{ v [3]int8 }

func (t T52) m() int { return len(t.v) + 52 }

type T53 struct{ v [4]int8 }

func (t T53) m() int { return len(t.v) + 53 }

type T54 struct{ v [5]int8 }

func (t T54) m() int { return len(t.v) + 54 }

type T55 struct{ v [6]int8 }

func (t T55) m() int { return len(t.v) + 55 }

type T56 struct{ v [7]int8 }

func (t T56) m() int { return len(t.v) + 56 }

type T57 struct{ v [8]int8 }

func (t T57) m() int { return len(t.v) + 57 }

type T58 struct{ v [9]int8 }

func (t T58) m() int { return len(t.v) + 58 }

type T59 struct{ v [10]int8 }

func (t T59) m() int { return len(t.v) + 59 }

type T60 struct{ v [11]int8 }

func (t T60) m() int { return len(t.v) + 60 }

type T61 struct{ v [12]int8 }

func (t T61) m() int { return len(t.v) + 61 }

type T62 struct{ v [13]int8 }

func (t T62) m() int { return len(t.v) + 62 }

type T63 struct{ v [14]int8 }

func (t T63) m() int { return len(t.v) + 63 }

type T64 struct{ v [15]int8 }

func (t T64) m() int { return len(t.v) + 64 }

type T65 struct{ v [16]int8 }

func (t T65) m() int { return len(t.v) + 65 }

type T66 struct{ v [17]int8 }

func (t T66) m() int { return len(t.v) + 66 }

type T67 struct{ v [18]int8 }

func (t T67) m() int { return len(t.v) + 67 }

type T68 struct{ v [19]int8 }

func (t T68) m() int { return len(t.v) + 68 }

type T69 struct{ v [20]int8 }

func (t T69) m() int { return len(t.v) + 69 }

type T70 struct{ v [21]int8 }

func (t T70) m() int { return len(t.v) + 70 }

type T71 struct{ v [22]int8 }

func (t T71) m() int { return len(t.v) + 71 }

type T72 struct{ v [23]int8 }

func (t T72) m() int { return len(t.v) + 72 }

type T73 struct{ v [24]int8 }

func (t T73) m() int { return len(t.v) + 73 }

type T74 struct{ v [25]int8 }

func (t T74) m() int { return len(t.v) + 74 }

type T75 struct{ v [26]int8 }

func (t T75) m() int { return len(t.v) + 75 }

type T76 struct{ v [27]int8 }

func (t T76) m() int { return len(t.v) + 76 }

type T77 struct{ v [28]int8 }

func (t T77) m() int { return len(t.v) + 77 }

type T78 struct{ v [29]int8 }

func (t T78) m() int { return len(t.v) + 78 }

type T79 struct{ v [30]int8 }

func (t T79) m() int { return len(t.v) + 79 }

type T80 struct{ v [31]int8 }

func (t T80) m() int { return len(t.v) + 80 }

type T81 struct{ v [32]int8 }

func (t T81) m() int { return len(t.v) + 81 }

type T82 struct{ v [33]int8 }

func (t T82) m() int { return len(t.v) + 82 }

type T83 struct{ v [34]int8 }

func (t T83) m() int { return len(t.v) + 83 }

type T84 struct{ v [35]int8 }

func (t T84) m() int { return len(t.v) + 84 }

type T85 struct{ v [36]int8 }

func (t T85) m() int { return len(t.v) + 85 }

type T86 struct{ v [37]int8 }

func (t T86) m() int { return len(t.v) + 86 }

type T87 struct{ v [38]int8 }

func (t T87) m() int { return len(t.v) + 87 }

type T88 struct{ v [39]int8 }

func (t T88) m() int { return len(t.v) + 88 }

type T89 struct{ v [40]int8 }

func (t T89) m() int { return len(t.v) + 89 }

type T90 struct{ v [41]int8 }

func (t T90) m() int { return len(t.v) + 90 }

type T91 struct{ v [42]int8 }

func (t T91) m() int { return len(t.v) + 91 }

type T92 struct{ v [43]int8 }

func (t T92) m() int { return len(t.v) + 92 }

type T93 struct{ v [44]int8 }

func (t T93) m() int { return len(t.v) + 93 }

type T94 struct{ v [45]int8 }

func (t T94) m() int { return len(t.v) + 94 }

type T95 struct{ v [46]int8 }

func (t T95) m() int { return len(t.v) + 95 }

type T96 struct{ v [47]int8 }

func (t T96) m() int { return len(t.v) + 96 }

type T97 struct{ v [48]int8 }

func (t T97) m() int { return len(t.v) + 97 }

type T98 struct{ v [49]int8 }

func (t T98) m() int { return len(t.v) + 98 }

type T99 struct{ v [50]int8 }

func (t T99) m() int { return len(t.v) + 99 }

type T100 struct{ v [1]int8 }

func (t T100) m() int { return len(t.v) + 100 }

type T101 struct{ v [2]int8 }

func (t T101) m() int { return len(t.v) + 101 }

type T102 struct{ v [3]int8 }

func (t T102) m() int { return len(t.v) + 102 }

type T103 struct{ v [4]int8 }

func (t T103) m() int { return len(t.v) + 103 }

type T104 struct{ v [5]int8 }

func (t T104) m() int { return len(t.v) + 104 }

type T105 struct{ v [6]int8 }

func (t T105) m() int { return len(t.v) + 105 }

type T106 struct{ v [7]int8 }

func (t T106) m() int { return len(t.v) + 106 }

type T107 struct{ v [8]int8 }

func (t T107) m() int { return len(t.v) + 107 }

type T108 struct{ v [9]int8 }

func (t T108) m() int { return len(t.v) + 108 }

type T109 struct{ v [10]int8 }

func (t T109) m() int { return len(t.v) + 109 }

type T110 struct{ v [11]int8 }

func (t T110) m() int { return len(t.v) + 110 }

type T111 struct{ v [12]int8 }

func (t T111) m() int { return len(t.v) + 111 }

type T112 struct{ v [13]int8 }

func (t T112) m() int { return len(t.v) + 112 }

type T113 struct{ v [14]int8 }

func (t T113) m() int { return len(t.v) + 113 }

type T114 struct{ v [15]int8 }

func (t T114) m() int { return len(t.v) + 114 }

type T115 struct{ v [16]int8 }

func (t T115) m() int { return len(t.v) + 115 }

type T116 struct{ v [17]int8 }

func (t T116) m() int { return len(t.v) + 116 }

type T117 struct{ v [18]int8 }

func (t T117) m() int { return len(t.v) + 117 }

type T118 struct{ v [19]int8 }

func (t T118) m() int { return len(t.v) + 118 }

type T119 struct{ v [20]int8 }

func (t T119) m() int { return len(t.v) + 119 }

type T120 struct{ v [21]int8 }

func (t T120) m() int { return len(t.v) + 120 }

type T121 struct{ v [22]int8 }

func (t T121) m() int { return len(t.v) + 121 }

type T122 struct{ v [23]int8 }

func (t T122) m() int { return len(t.v) + 122 }

type T123 struct{ v [24]int8 }

func (t T123) m() int { return len(t.v) + 123 }

type T124 struct{ v [25]int8 }

func (t T124) m() int { return len(t.v) + 124 }

type T125 struct{ v [26]int8 }

func (t T125) m() int { return len(t.v) + 125 }

type T126 struct{ v [27]int8 }

func (t T126) m() int { return len(t.v) + 126 }

type T127 struct{ v [28]int8 }

func (t T127) m() int { return len(t.v) + 127 }

type T128 struct{ v [29]int8 }

func (t T128) m() int { return len(t.v) + 128 }

type T129 struct{ v [30]int8 }

func (t T129) m() int { return len(t.v) + 129 }

type T130 struct{ v [31]int8 }

func (t T130) m() int { return len(t.v) + 130 }

type T131 struct{ v [32]int8 }

func (t T131) m() int { return len(t.v) + 131 }

type T132 struct{ v [33]int8 }

func (t T132) m() int { return len(t.v) + 132 }

type T133 struct{ v [34]int8 }

func (t T133) m() int { return len(t.v) + 133 }

type T134 struct{ v [35]int8 }

func (t T134) m() int { return len(t.v) + 134 }

type T135 struct{ v [36]int8 }

func (t T135) m() int { return len(t.v) + 135 }

type T136 struct{ v [37]int8 }

func (t T136) m() int { return len(t.v) + 136 }

type T137 struct{ v [38]int8 }

func (t T137) m() int { return len(t.v) + 137 }

type T138 struct{ v [39]int8 }

func (t T138) m() int { return len(t.v) + 138 }

type T139 struct{ v [40]int8 }

func (t T139) m() int { return len(t.v) + 139 }

type T140 struct{ v [41]int8 }

func (t T140) m() int { return len(t.v) + 140 }

type T141 struct{ v [42]int8 }

func (t T141) m() int { return len(t.v) + 141 }

type T142 struct{ v [43]int8 }

func (t T142) m() int { return len(t.v) + 142 }

type T143 struct{ v [44]int8 }

func (t T143) m() int { return len(t.v) + 143 }

type T144 struct{ v [45]int8 }

func (t T144) m() int { return len(t.v) + 144 }

type T145 struct{ v [46]int8 }

func (t T145) m() int { return len(t.v) + 145 }

type T146 struct{ v [47]int8 }

func (t T146) m() int { return len(t.v) + 146 }

type T147 struct{ v [48]int8 }

func (t T147) m() int { return len(t.v) + 147 }

type T148 struct{ v [49]int8 }

func (t T148) m() int { return len(t.v) + 148 }

type T149 struct{ v [50]int8 }

func (t T149) m() int { return len(t.v) + 149 }

type T150 struct{ v [1]int8 }

func (t T150) m() int { return len(t.v) + 150 }

type T151 struct{ v [2]int8 }

func (t T151) m() int { return len(t.v) + 151 }

type T152 struct{ v [3]int8 }

func (t T152) m() int { return len(t.v) + 152 }

type T153 struct{ v [4]int8 }

func (t T153) m() int { return len(t.v) + 153 }

type T154 struct{ v [5]int8 }

func (t T154) m() int { return len(t.v) + 154 }

type T155 struct{ v [6]int8 }

func (t T155) m() int { return len(t.v) + 155 }

type T156 struct{ v [7]int8 }

func (t T156) m() int { return len(t.v) + 156 }

type T157 struct{ v [8]int8 }

func (t T157) m() int { return len(t.v) + 157 }

type T158 struct{ v [9]int8 }

func (t T158) m() int { return len(t.v) + 158 }

type T159 struct{ v [10]int8 }

func (t T159) m() int { return len(t.v) + 159 }

type T160 struct{ v [11]int8 }

func (t T160) m() int { return len(t.v) + 160 }

type T161 struct{ v [12]int8 }

func (t T161) m() int { return len(t.v) + 161 }

type T162 struct{ v [13]int8 }

func (t T162) m() int { return len(t.v) + 162 }

type T163 struct{ v [14]int8 }

func (t T163) m() int { return len(t.v) + 163 }

type T164 struct{ v [15]int8 }

func (t T164) m() int { return len(t.v) + 164 }

type T165 struct{ v [16]int8 }

func (t T165) m() int { return len(t.v) + 165 }

type T166 struct{ v [17]int8 }

func (t T166) m() int { return len(t.v) + 166 }

type T167 struct{ v [18]int8 }

func (t T167) m() int { return len(t.v) + 167 }

type T168 struct{ v [19]int8 }

func (t T168) m() int { return len(t.v) + 168 }

type T169 struct{ v [20]int8 }

func (t T169) m() int { return len(t.v) + 169 }

type T170 struct{ v [21]int8 }

func (t T170) m() int { return len(t.v) + 170 }

type T171 struct{ v [22]int8 }

func (t T171) m() int { return len(t.v) + 171 }

type T172 struct{ v [23]int8 }

func (t T172) m() int { return len(t.v) + 172 }

type T173 struct{ v [24]int8 }

func (t T173) m() int { return len(t.v) + 173 }

type T174 struct{ v [25]int8 }

func (t T174) m() int { return len(t.v) + 174 }

type T175 struct{ v [26]int8 }

func (t T175) m() int { return len(t.v) + 175 }

type T176 struct{ v [27]int8 }

func (t T176) m() int { return len(t.v) + 176 }

type T177 struct{ v [28]int8 }

func (t T177) m() int { return len(t.v) + 177 }

type T178 struct{ v [29]int8 }

func (t T178) m() int { return len(t.v) + 178 }

type T179 struct{ v [30]int8 }

func (t T179) m() int { return len(t.v) + 179 }

type T180 struct{ v [31]int8 }

func (t T180) m() int { return len(t.v) + 180 }

type T181 struct{ v [32]int8 }

func (t T181) m() int { return len(t.v) + 181 }

type T182 struct{ v [33]int8 }

func (t T182) m() int { return len(t.v) + 182 }

type T183 struct{ v [34]int8 }

func (t T183) m() int { return len(t.v) + 183 }

type T184 struct{ v [35]int8 }

func (t T184) m() int { return len(t.v) + 184 }

type T185 struct{ v [36]int8 }

func (t T185) m() int { return len(t.v) + 185 }

type T186 struct{ v [37]int8 }

func (t T186) m() int { return len(t.v) + 186 }

type T187 struct{ v [38]int8 }

func (t T187) m() int { return len(t.v) + 187 }

type T188 struct{ v [39]int8 }

func (t T188) m() int { return len(t.v) + 188 }

type T189 struct{ v [40]int8 }

func (t T189) m() int { return len(t.v) + 189 }

type T190 struct{ v [41]int8 }

func (t T190) m() int { return len(t.v) + 190 }

type T191 struct{ v [42]int8 }

func (t T191) m() int { return len(t.v) + 191 }

type T192 struct{ v [43]int8 }

func (t T192) m() int { return len(t.v) + 192 }

type T193 struct{ v [44]int8 }

func (t T193) m() int { return len(t.v) + 193 }

type T194 struct{ v [45]int8 }

func (t T194) m() int { return len(t.v) + 194 }

type T195 struct{ v [46]int8 }

func (t T195) m() int { return len(t.v) + 195 }

type T196 struct{ v [47]int8 }

func (t T196) m() int { return len(t.v) + 196 }

type T197 struct{ v [48]int8 }

func (t T197) m() int { return len(t.v) + 197 }

type T198 struct{ v [49]int8 }

func (t T198) m() int { return len(t.v) + 198 }

type T199 struct{ v [50]int8 }

func (t T199) m() int { return len(t.v) + 199 }

type T200 struct{ v [1]int8 }

func (t T200) m() int { return len(t.v) + 200 }

type T201 struct{ v [2]int8 }

func (t T201) m() int { return len(t.v) + 201 }

type T202 struct{ v [3]int8 }

func (t T202) m() int { return len(t.v) + 202 }

type T203 struct{ v [4]int8 }

func (t T203) m() int { return len(t.v) + 203 }

type T204 struct{ v [5]int8 }

func (t T204) m() int { return len(t.v) + 204 }

type T205 struct{ v [6]int8 }

func (t T205) m() int { return len(t.v) + 205 }

type T206 struct{ v [7]int8 }

func (t T206) m() int { return len(t.v) + 206 }

type T207 struct{ v [8]int8 }

func (t T207) m() int { return len(t.v) + 207 }

type T208 struct{ v [9]int8 }

func (t T208) m() int { return len(t.v) + 208 }

type T209 struct{ v [10]int8 }

func (t T209) m() int { return len(t.v) + 209 }

type T210 struct{ v [11]int8 }

func (t T210) m() int { return len(t.v) + 210 }

type T211 struct{ v [12]int8 }

func (t T211) m() int { return len(t.v) + 211 }

type T212 struct{ v [13]int8 }

func (t T212) m() int { return len(t.v) + 212 }

type T213 struct{ v [14]int8 }

func (t T213) m() int { return len(t.v) + 213 }

type T214 struct{ v [15]int8 }

func (t T214) m() int { return len(t.v) + 214 }

type T215 struct{ v [16]int8 }

func (t T215) m() int { return len(t.v) + 215 }

type T216 struct{ v [17]int8 }

func (t T216) m() int { return len(t.v) + 216 }

type T217 struct{ v [18]int8 }

func (t T217) m() int { return len(t.v) + 217 }

type T218 struct{ v [19]int8 }

func (t T218) m() int { return len(t.v) + 218 }

type T219 struct{ v [20]int8 }

func (t T219) m() int { return len(t.v) + 219 }

type T220 struct{ v [21]int8 }

func (t T220) m() int { return len(t.v) + 220 }

type T221 struct{ v [22]int8 }

func (t T221) m() int { return len(t.v) + 221 }

type T222 struct{ v [23]int8 }

func (t T222) m() int { return len(t.v) + 222 }

type T223 struct{ v [24]int8 }

func (t T223) m() int { return len(t.v) + 223 }

type T224 struct{ v [25]int8 }

func (t T224) m() int { return len(t.v) + 224 }

type T225 struct{ v [26]int8 }

func (t T225) m() int { return len(t.v) + 225 }

type T226 struct{ v [27]int8 }

func (t T226) m() int { return len(t.v) + 226 }

type T227 struct{ v [28]int8 }

func (t T227) m() int { return len(t.v) + 227 }

type T228 struct{ v [29]int8 }

func (t T228) m() int { return len(t.v) + 228 }

type T229 struct{ v [30]int8 }

func (t T229) m() int { return len(t.v) + 229 }

type T230 struct{ v [31]int8 }

func (t T230) m() int { return len(t.v) + 230 }

type T231 struct{ v [32]int8 }

func (t T231) m() int { return len(t.v) + 231 }

type T232 struct{ v [33]int8 }

func (t T232) m() int { return len(t.v) + 232 }

type T233 struct{ v [34]int8 }

func (t T233) m() int { return len(t.v) + 233 }

type T234 struct{ v [35]int8 }

func (t T234) m() int { return len(t.v) + 234 }

type T235 struct{ v [36]int8 }

func (t T235) m() int { return len(t.v) + 235 }

type T236 struct{ v [37]int8 }

func (t T236) m() int { return len(t.v) + 236 }

type T237 struct{ v [38]int8 }

func (t T237) m() int { return len(t.v) + 237 }

type T238 struct{ v [39]int8 }

func (t T238) m() int { return len(t.v) + 238 }

type T239 struct{ v [40]int8 }

func (t T239) m() int { return len(t.v) + 239 }

type T240 struct{ v [41]int8 }

func (t T240) m() int { return len(t.v) + 240 }

type T241 struct{ v [42]int8 }

func (t T241) m() int { return len(t.v) + 241 }

type T242 struct{ v [43]int8 }

func (t T242) m() int { return len(t.v) + 242 }

type T243 struct{ v [44]int8 }

func (t T243) m() int { return len(t.v) + 243 }

type T244 struct{ v [45]int8 }

func (t T244) m() int { return len(t.v) + 244 }

type T245 struct{ v [46]int8 }

func (t T245) m() int { return len(t.v) + 245 }

type T246 struct{ v [47]int8 }

func (t T246) m() int { return len(t.v) + 246 }

type T247 struct{ v [48]int8 }

func (t T247) m() int { return len(t.v) + 247 }

type T248 struct{ v [49]int8 }

func (t T248) m() int { return len(t.v) + 248 }

type T249 struct{ v [50]int8 }

func (t T249) m() int { return len(t.v) + 249 }

type T250 struct{ v [1]int8 }

func (t T250) m() int { return len(t.v) + 250 }

type T251 struct{ v [2]int8 }

func (t T251) m() int { return len(t.v) + 251 }

type T252 struct{ v [3]int8 }

func (t T252) m() int { return len(t.v) + 252 }

type T253 struct{ v [4]int8 }

func (t T253) m() int { return len(t.v) + 253 }

type T254 struct{ v [5]int8 }

func (t T254) m() int { return len(t.v) + 254 }

type T255 struct{ v [6]int8 }

func (t T255) m() int { return len(t.v) + 255 }

type T256 struct{ v [7]int8 }

func (t T256) m() int { return len(t.v) + 256 }

type T257 struct{ v [8]int8 }

func (t T257) m() int { return len(t.v) + 257 }

type T258 struct{ v [9]int8 }

func (t T258) m() int { return len(t.v) + 258 }

type T259 struct{ v [10]int8 }

func (t T259) m() int { return len(t.v) + 259 }

type T260 struct{ v [11]int8 }

func (t T260) m() int { return len(t.v) + 260 }

type T261 struct{ v [12]int8 }

func (t T261) m() int { return len(t.v) + 261 }

type T262 struct{ v [13]int8 }

func (t T262) m() int { return len(t.v) + 262 }

type T263 struct{ v [14]int8 }

func (t T263) m() int { return len(t.v) + 263 }

type T264 struct{ v [15]int8 }

func (t T264) m() int { return len(t.v) + 264 }

type T265 struct{ v [16]int8 }

func (t T265) m() int { return len(t.v) + 265 }

type T266 struct{ v [17]int8 }

func (t T266) m() int { return len(t.v) + 266 }

type T267 struct{ v [18]int8 }

func (t T267) m() int { return len(t.v) + 267 }

type T268 struct{ v [19]int8 }

func (t T268) m() int { return len(t.v) + 268 }

type T269 struct{ v [20]int8 }

func (t T269) m() int { return len(t.v) + 269 }

type T270 struct{ v [21]int8 }

func (t T270) m() int { return len(t.v) + 270 }

type T271 struct{ v [22]int8 }

func (t T271) m() int { return len(t.v) + 271 }

type T272 struct{ v [23]int8 }

func (t T272) m() int { return len(t.v) + 272 }

type T273 struct{ v [24]int8 }

func (t T273) m() int { return len(t.v) + 273 }

type T274 struct{ v [25]int8 }

func (t T274) m() int { return len(t.v) + 274 }

type T275 struct{ v [26]int8 }

func (t T275) m() int { return len(t.v) + 275 }

type T276 struct{ v [27]int8 }

func (t T276) m() int { return len(t.v) + 276 }

type T277 struct{ v [28]int8 }

func (t T277) m() int { return len(t.v) + 277 }

type T278 struct{ v [29]int8 }

func (t T278) m() int { return len(t.v) + 278 }

type T279 struct{ v [30]int8 }

func (t T279) m() int { return len(t.v) + 279 }

type T280 struct{ v [31]int8 }

func (t T280) m() int { return len(t.v) + 280 }

type T281 struct{ v [32]int8 }

func (t T281) m() int { return len(t.v) + 281 }

type T282 struct{ v [33]int8 }

func (t T282) m() int { return len(t.v) + 282 }

type T283 struct{ v [34]int8 }

func (t T283) m() int { return len(t.v) + 283 }

type T284 struct{ v [35]int8 }

func (t T284) m() int { return len(t.v) + 284 }

type T285 struct{ v [36]int8 }

func (t T285) m() int { return len(t.v) + 285 }

type T286 struct{ v [37]int8 }

func (t T286) m() int { return len(t.v) + 286 }

type T287 struct{ v [38]int8 }

func (t T287) m() int { return len(t.v) + 287 }

type T288 struct{ v [39]int8 }

func (t T288) m() int { return len(t.v) + 288 }

type T289 struct{ v [40]int8 }

func (t T289) m() int { return len(t.v) + 289 }

type T290 struct{ v [41]int8 }

func (t T290) m() int { return len(t.v) + 290 }

type T291 struct{ v [42]int8 }

func (t T291) m() int { return len(t.v) + 291 }

type T292 struct{ v [43]int8 }

func (t T292) m() int { return len(t.v) + 292 }

type T293 struct{ v [44]int8 }

func (t T293) m() int { return len(t.v) + 293 }

type T294 struct{ v [45]int8 }

func (t T294) m() int { return len(t.v) + 294 }

type T295 struct{ v [46]int8 }

func (t T295) m() int { return len(t.v) + 295 }

type T296 struct{ v [47]int8 }

func (t T296) m() int { return len(t.v) + 296 }

type T297 struct{ v [48]int8 }

func (t T297) m() int { return len(t.v) + 297 }

type T298 struct{ v [49]int8 }

func (t T298) m() int { return len(t.v) + 298 }

type T299 struct{ v [50]int8 }

func (t T299) m() int { return len(t.v) + 299 }

type T300 struct{ v [1]int8 }

func (t T300) m() int { return len(t.v) + 300 }

type T301 struct{ v [2]int8 }

func (t T301) m() int { return len(t.v) + 301 }

type T302 struct{ v [3]int8 }

func (t T302) m() int { return len(t.v) + 302 }

type T303 struct{ v [4]int8 }

func (t T303) m() int { return len(t.v) + 303 }

type T304 struct{ v [5]int8 }

func (t T304) m() int { return len(t.v) + 304 }

type T305 struct{ v [6]int8 }

func (t T305) m() int { return len(t.v) + 305 }

type T306 struct{ v [7]int8 }

func (t T306) m() int { return len(t.v) + 306 }

type T307 struct{ v [8]int8 }

func (t T307) m() int { return len(t.v) + 307 }

type T308 struct{ v [9]int8 }

func (t T308) m() int { return len(t.v) + 308 }

type T309 struct{ v [10]int8 }

func (t T309) m() int { return len(t.v) + 309 }

type T310 struct{ v [11]int8 }

func (t T310) m() int { return len(t.v) + 310 }

type T311 struct{ v [12]int8 }

func (t T311) m() int { return len(t.v) + 311 }

type T312 struct{ v [13]int8 }

func (t T312) m() int { return len(t.v) + 312 }

type T313 struct{ v [14]int8 }

func (t T313) m() int { return len(t.v) + 313 }

type T314 struct{ v [15]int8 }

func (t T314) m() int { return len(t.v) + 314 }

type T315 struct{ v [16]int8 }

func (t T315) m() int { return len(t.v) + 315 }

type T316 struct{ v [17]int8 }

func (t T316) m() int { return len(t.v) + 316 }

type T317 struct{ v [18]int8 }

func (t T317) m() int { return len(t.v) + 317 }

type T318 struct{ v [19]int8 }

func (t T318) m() int { return len(t.v) + 318 }

type T319 struct{ v [20]int8 }

func (t T319) m() int { return len(t.v) + 319 }

type T320 struct{ v [21]int8 }

func (t T320) m() int { return len(t.v) + 320 }

type T321 struct{ v [22]int8 }

func (t T321) m() int { return len(t.v) + 321 }

type T322 struct{ v [23]int8 }

func (t T322) m() int { return len(t.v) + 322 }

type T323 struct{ v [24]int8 }

func (t T323) m() int { return len(t.v) + 323 }

type T324 struct{ v [25]int8 }

func (t T324) m() int { return len(t.v) + 324 }

type T325 struct{ v [26]int8 }

func (t T325) m() int { return len(t.v) + 325 }

type T326 struct{ v [27]int8 }

func (t T326) m() int { return len(t.v) + 326 }

type T327 struct{ v [28]int8 }

func (t T327) m() int { return len(t.v) + 327 }

type T328 struct{ v [29]int8 }

func (t T328) m() int { return len(t.v) + 328 }

type T329 struct{ v [30]int8 }

func (t T329) m() int { return len(t.v) + 329 }

type T330 struct{ v [31]int8 }

func (t T330) m() int { return len(t.v) + 330 }

type T331 struct{ v [32]int8 }

func (t T331) m() int { return len(t.v) + 331 }

type T332 struct{ v [33]int8 }

func (t T332) m() int { return len(t.v) + 332 }

type T333 struct{ v [34]int8 }

func (t T333) m() int { return len(t.v) + 333 }

type T334 struct{ v [35]int8 }

func (t T334) m() int { return len(t.v) + 334 }

type T335 struct{ v [36]int8 }

func (t T335) m() int { return len(t.v) + 335 }

type T336 struct{ v [37]int8 }

func (t T336) m() int { return len(t.v) + 336 }

type T337 struct{ v [38]int8 }

func (t T337) m() int { return len(t.v) + 337 }

type T338 struct{ v [39]int8 }

func (t T338) m() int { return len(t.v) + 338 }

type T339 struct{ v [40]int8 }

func (t T339) m() int { return len(t.v) + 339 }

type T340 struct{ v [41]int8 }

func (t T340) m() int { return len(t.v) + 340 }

type T341 struct{ v [42]int8 }

func (t T341) m() int { return len(t.v) + 341 }

type T342 struct{ v [43]int8 }

func (t T342) m() int { return len(t.v) + 342 }

type T343 struct{ v [44]int8 }

func (t T343) m() int { return len(t.v) + 343 }

type T344 struct{ v [45]int8 }

func (t T344) m() int { return len(t.v) + 344 }

type T345 struct{ v [46]int8 }

func (t T345) m() int { return len(t.v) + 345 }

type T346 struct{ v [47]int8 }

func (t T346) m() int { return len(t.v) + 346 }

type T347 struct{ v [48]int8 }

func (t T347) m() int { return len(t.v) + 347 }

type T348 struct{ v [49]int8 }

func (t T348) m() int { return len(t.v) + 348 }

type T349 struct{ v [50]int8 }

func (t T349) m() int { return len(t.v) + 349 }

type T350 struct{ v [1]int8 }

func (t T350) m() int { return len(t.v) + 350 }

type T351 struct{ v [2]int8 }

func (t T351) m() int { return len(t.v) + 351 }

type T352 struct{ v [3]int8 }

func (t T352) m() int { return len(t.v) + 352 }

type T353 struct{ v [4]int8 }

func (t T353) m() int { return len(t.v) + 353 }

type T354 struct{ v [5]int8 }

func (t T354) m() int { return len(t.v) + 354 }

type T355 struct{ v [6]int8 }

func (t T355) m() int { return len(t.v) + 355 }

type T356 struct{ v [7]int8 }

func (t T356) m() int { return len(t.v) + 356 }

type T357 struct{ v [8]int8 }

func (t T357) m() int { return len(t.v) + 357 }

type T358 struct{ v [9]int8 }

func (t T358) m() int { return len(t.v) + 358 }

type T359 struct{ v [10]int8 }

func (t T359) m() int { return len(t.v) + 359 }

type T360 struct{ v [11]int8 }

func (t T360) m() int { return len(t.v) + 360 }

type T361 struct{ v [12]int8 }

func (t T361) m() int { return len(t.v) + 361 }

type T362 struct{ v [13]int8 }

func (t T362) m() int { return len(t.v) + 362 }

type T363 struct{ v [14]int8 }

func (t T363) m() int { return len(t.v) + 363 }

type T364 struct{ v [15]int8 }

func (t T364) m() int { return len(t.v) + 364 }

type T365 struct{ v [16]int8 }

func (t T365) m() int { return len(t.v) + 365 }

type T366 struct{ v [17]int8 }

func (t T366) m() int { return len(t.v) + 366 }

type T367 struct{ v [18]int8 }

func (t T367) m() int { return len(t.v) + 367 }

type T368 struct{ v [19]int8 }

func (t T368) m() int { return len(t.v) + 368 }

type T369 struct{ v [20]int8 }

func (t T369) m() int { return len(t.v) + 369 }

type T370 struct{ v [21]int8 }

func (t T370) m() int { return len(t.v) + 370 }

type T371 struct{ v [22]int8 }

func (t T371) m() int { return len(t.v) + 371 }

type T372 struct{ v [23]int8 }

func (t T372) m() int { return len(t.v) + 372 }

type T373 struct{ v [24]int8 }

func (t T373) m() int { return len(t.v) + 373 }

type T374 struct{ v [25]int8 }

func (t T374) m() int { return len(t.v) + 374 }

type T375 struct{ v [26]int8 }

func (t T375) m() int { return len(t.v) + 375 }

type T376 struct{ v [27]int8 }

func (t T376) m() int { return len(t.v) + 376 }

type T377 struct{ v [28]int8 }

func (t T377) m() int { return len(t.v) + 377 }

type T378 struct{ v [29]int8 }

func (t T378) m() int { return len(t.v) + 378 }

type T379 struct{ v [30]int8 }

func (t T379) m() int { return len(t.v) + 379 }

type T380 struct{ v [31]int8 }

func (t T380) m() int { return len(t.v) + 380 }

type T381 struct{ v [32]int8 }

func (t T381) m() int { return len(t.v) + 381 }

type T382 struct{ v [33]int8 }

func (t T382) m() int { return len(t.v) + 382 }

type T383 struct{ v [34]int8 }

func (t T383) m() int { return len(t.v) + 383 }

type T384 struct{ v [35]int8 }

func (t T384) m() int { return len(t.v) + 384 }

type T385 struct{ v [36]int8 }

func (t T385) m() int { return len(t.v) + 385 }

type T386 struct{ v [37]int8 }

func (t T386) m() int { return len(t.v) + 386 }

type T387 struct{ v [38]int8 }

func (t T387) m() int { return len(t.v) + 387 }

type T388 struct{ v [39]int8 }

func (t T388) m() int { return len(t.v) + 388 }

type T389 struct{ v [40]int8 }

func (t T389) m() int { return len(t.v) + 389 }

type T390 struct{ v [41]int8 }

func (t T390) m() int { return len(t.v) + 390 }

type T391 struct{ v [42]int8 }

func (t T391) m() int { return len(t.v) + 391 }

type T392 struct{ v [43]int8 }

func (t T392) m() int { return len(t.v) + 392 }

type T393 struct{ v [44]int8 }

func (t T393) m() int { return len(t.v) + 393 }

type T394 struct{ v [45]int8 }

func (t T394) m() int { return len(t.v) + 394 }

type T395 struct{ v [46]int8 }

func (t T395) m() int { return len(t.v) + 395 }

type T396 struct{ v [47]int8 }

func (t T396) m() int { return len(t.v) + 396 }

type T397 struct{ v [48]int8 }

func (t T397) m() int { return len(t.v) + 397 }

type T398 struct{ v [49]int8 }

func (t T398) m() int { return len(t.v) + 398 }

type T399 struct{ v [50]int8 }

func (t T399) m() int { return len(t.v) + 399 }

type T400 struct{ v [1]int8 }

func (t T400) m() int { return len(t.v) + 400 }

type T401 struct{ v [2]int8 }

func (t T401) m() int { return len(t.v) + 401 }

type T402 struct{ v [3]int8 }

func (t T402) m() int { return len(t.v) + 402 }

type T403 struct{ v [4]int8 }

func (t T403) m() int { return len(t.v) + 403 }

type T404 struct{ v [5]int8 }

func (t T404) m() int { return len(t.v) + 404 }

type T405 struct{ v [6]int8 }

func (t T405) m() int { return len(t.v) + 405 }

type T406 struct{ v [7]int8 }

func (t T406) m() int { return len(t.v) + 406 }

type T407 struct{ v [8]int8 }

func (t T407) m() int { return len(t.v) + 407 }

type T408 struct{ v [9]int8 }

func (t T408) m() int { return len(t.v) + 408 }

type T409 struct{ v [10]int8 }

func (t T409) m() int { return len(t.v) + 409 }

type T410 struct{ v [11]int8 }

func (t T410) m() int { return len(t.v) + 410 }

type T411 struct{ v [12]int8 }

func (t T411) m() int { return len(t.v) + 411 }

type T412 struct{ v [13]int8 }

func (t T412) m() int { return len(t.v) + 412 }

type T413 struct{ v [14]int8 }

func (t T413) m() int { return len(t.v) + 413 }

type T414 struct{ v [15]int8 }

func (t T414) m() int { return len(t.v) + 414 }

type T415 struct{ v [16]int8 }

func (t T415) m() int { return len(t.v) + 415 }

type T416 struct{ v [17]int8 }

func (t T416) m() int { return len(t.v) + 416 }

type T417 struct{ v [18]int8 }

func (t T417) m() int { return len(t.v) + 417 }

type T418 struct{ v [19]int8 }

func (t T418) m() int { return len(t.v) + 418 }

type T419 struct{ v [20]int8 }

func (t T419) m() int { return len(t.v) + 419 }

type T420 struct{ v [21]int8 }

func (t T420) m() int { return len(t.v) + 420 }

type T421 struct{ v [22]int8 }

func (t T421) m() int { return len(t.v) + 421 }

type T422 struct{ v [23]int8 }

func (t T422) m() int { return len(t.v) + 422 }

type T423 struct{ v [24]int8 }

func (t T423) m() int { return len(t.v) + 423 }

type T424 struct{ v [25]int8 }

func (t T424) m() int { return len(t.v) + 424 }

type T425 struct{ v [26]int8 }

func (t T425) m() int { return len(t.v) + 425 }

type T426 struct{ v [27]int8 }

func (t T426) m() int { return len(t.v) + 426 }

type T427 struct{ v [28]int8 }

func (t T427) m() int { return len(t.v) + 427 }

type T428 struct{ v [29]int8 }

func (t T428) m() int { return len(t.v) + 428 }

type T429 struct{ v [30]int8 }

func (t T429) m() int { return len(t.v) + 429 }

type T430 struct{ v [31]int8 }

func (t T430) m() int { return len(t.v) + 430 }

type T431 struct{ v [32]int8 }

func (t T431) m() int { return len(t.v) + 431 }

type T432 struct{ v [33]int8 }

func (t T432) m() int { return len(t.v) + 432 }

type T433 struct{ v [34]int8 }

func (t T433) m() int { return len(t.v) + 433 }

type T434 struct{ v [35]int8 }

func (t T434) m() int { return len(t.v) + 434 }

type T435 struct{ v [36]int8 }

func (t T435) m() int { return len(t.v) + 435 }

type T436 struct{ v [37]int8 }

func (t T436) m() int { return len(t.v) + 436 }

type T437 struct{ v [38]int8 }

func (t T437) m() int { return len(t.v) + 437 }

type T438 struct{ v [39]int8 }

func (t T438) m() int { return len(t.v) + 438 }

type T439 struct{ v [40]int8 }

func (t T439) m() int { return len(t.v) + 439 }

type T440 struct{ v [41]int8 }

func (t T440) m() int { return len(t.v) + 440 }

type T441 struct{ v [42]int8 }

func (t T441) m() int { return len(t.v) + 441 }

type T442 struct{ v [43]int8 }

func (t T442) m() int { return len(t.v) + 442 }

type T443 struct{ v [44]int8 }

func (t T443) m() int { return len(t.v) + 443 }

type T444 struct{ v [45]int8 }

func (t T444) m() int { return len(t.v) + 444 }

type T445 struct{ v [46]int8 }

func (t T445) m() int { return len(t.v) + 445 }

type T446 struct{ v [47]int8 }

func (t T446) m() int { return len(t.v) + 446 }

type T447 struct{ v [48]int8 }

func (t T447) m() int { return len(t.v) + 447 }

type T448 struct{ v [49]int8 }

func (t T448) m() int { return len(t.v) + 448 }

type T449 struct{ v [50]int8 }

func (t T449) m() int { return len(t.v) + 449 }

type T450 struct{ v [1]int8 }

func (t T450) m() int { return len(t.v) + 450 }

type T451 struct{ v [2]int8 }

func (t T451) m() int { return len(t.v) + 451 }

type T452 struct{ v [3]int8 }

func (t T452) m() int { return len(t.v) + 452 }

type T453 struct{ v [4]int8 }

func (t T453) m() int { return len(t.v) + 453 }

type T454 struct{ v [5]int8 }

func (t T454) m() int { return len(t.v) + 454 }

type T455 struct{ v [6]int8 }

func (t T455) m() int { return len(t.v) + 455 }

type T456 struct{ v [7]int8 }

func (t T456) m() int { return len(t.v) + 456 }

type T457 struct{ v [8]int8 }

func (t T457) m() int { return len(t.v) + 457 }

type T458 struct{ v [9]int8 }

func (t T458) m() int { return len(t.v) + 458 }

type T459 struct{ v [10]int8 }

func (t T459) m() int { return len(t.v) + 459 }

type T460 struct{ v [11]int8 }

func (t T460) m() int { return len(t.v) + 460 }

type T461 struct{ v [12]int8 }

func (t T461) m() int { return len(t.v) + 461 }

type T462 struct{ v [13]int8 }

func (t T462) m() int { return len(t.v) + 462 }

type T463 struct{ v [14]int8 }

func (t T463) m() int { return len(t.v) + 463 }

type T464 struct{ v [15]int8 }

func (t T464) m() int { return len(t.v) + 464 }

type T465 struct{ v [16]int8 }

func (t T465) m() int { return len(t.v) + 465 }

type T466 struct{ v [17]int8 }

func (t T466) m() int { return len(t.v) + 466 }

type T467 struct{ v [18]int8 }

func (t T467) m() int { return len(t.v) + 467 }

type T468 struct{ v [19]int8 }

func (t T468) m() int { return len(t.v) + 468 }

type T469 struct{ v [20]int8 }

func (t T469) m() int { return len(t.v) + 469 }

type T470 struct{ v [21]int8 }

func (t T470) m() int { return len(t.v) + 470 }

type T471 struct{ v [22]int8 }

func (t T471) m() int { return len(t.v) + 471 }

type T472 struct{ v [23]int8 }

func (t T472) m() int { return len(t.v) + 472 }

type T473 struct{ v [24]int8 }

func (t T473) m() int { return len(t.v) + 473 }

type T474 struct{ v [25]int8 }

func (t T474) m() int { return len(t.v) + 474 }

type T475 struct{ v [26]int8 }

func (t T475) m() int { return len(t.v) + 475 }

type T476 struct{ v [27]int8 }

func (t T476) m() int { return len(t.v) + 476 }

type T477 struct{ v [28]int8 }

func (t T477) m() int { return len(t.v) + 477 }

type T478 struct{ v [29]int8 }

func (t T478) m() int { return len(t.v) + 478 }

type T479 struct{ v [30]int8 }

func (t T479) m() int { return len(t.v) + 479 }

type T480 struct{ v [31]int8 }

func (t T480) m() int { return len(t.v) + 480 }

type T481 struct{ v [32]int8 }

func (t T481) m() int { return len(t.v) + 481 }

type T482 struct{ v [33]int8 }

func (t T482) m() int { return len(t.v) + 482 }

type T483 struct{ v [34]int8 }

func (t T483) m() int { return len(t.v) + 483 }

type T484 struct{ v [35]int8 }

func (t T484) m() int { return len(t.v) + 484 }

type T485 struct{ v [36]int8 }

func (t T485) m() int { return len(t.v) + 485 }

type T486 struct{ v [37]int8 }

func (t T486) m() int { return len(t.v) + 486 }

type T487 struct{ v [38]int8 }

func (t T487) m() int { return len(t.v) + 487 }

type T488 struct{ v [39]int8 }

func (t T488) m() int { return len(t.v) + 488 }

type T489 struct{ v [40]int8 }

func (t T489) m() int { return len(t.v) + 489 }

type T490 struct{ v [41]int8 }

func (t T490) m() int { return len(t.v) + 490 }

type T491 struct{ v [42]int8 }

func (t T491) m() int { return len(t.v) + 491 }

type T492 struct{ v [43]int8 }

func (t T492) m() int { return len(t.v) + 492 }

type T493 struct{ v [44]int8 }

func (t T493) m() int { return len(t.v) + 493 }

type T494 struct{ v [45]int8 }

func (t T494) m() int { return len(t.v) + 494 }

type T495 struct{ v [46]int8 }

func (t T495) m() int { return len(t.v) + 495 }

type T496 struct{ v [47]int8 }

func (t T496) m() int { return len(t.v) + 496 }

type T497 struct{ v [48]int8 }

func (t T497) m() int { return len(t.v) + 497 }

type T498 struct{ v [49]int8 }

func (t T498) m() int { return len(t.v) + 498 }

type T499 struct{ v [50]int8 }

func (t T499) m() int { return len(t.v) + 499 }

func main() {
	s := 0
	for i, f := range table {
		s = (s*31 + f(i)) % 1000003
	}
	println(len(table), s)
	t := 0
	for _, x := range []I{T0{}, T1{}, T2{}, T3{}, T4{}, T5{}, T6{}, T7{}, T8{}, T9{}, T10{}, T11{}, T12{}, T13{}, T14{}, T15{}, T16{}, T17{}, T18{}, T19{}, T20{}, T21{}, T22{}, T23{}, T24{}, T25{}, T26{}, T27{}, T28{}, T29{}, T30{}, T31{}, T32{}, T33{}, T34{}, T35{}, T36{}, T37{}, T38{}, T39{}, T40{}, T41{}, T42{}, T43{}, T44{}, T45{}, T46{}, T47{}, T48{}, T49{}, T50{}, T51{}, T52{}, T53{}, T54{}, T55{}, T56{}, T57{}, T58{}, T59{}, T60{}, T61{}, T62{}, T63{}, T64{}, T65{}, T66{}, T67{}, T68{}, T69{}, T70{}, T71{}, T72{}, T73{}, T74{}, T75{}, T76{}, T77{}, T78{}, T79{}, T80{}, T81{}, T82{}, T83{}, T84{}, T85{}, T86{}, T87{}, T88{}, T89{}, T90{}, T91{}, T92{}, T93{}, T94{}, T95{}, T96{}, T97{}, T98{}, T99{}, T100{}, T101{}, T102{}, T103{}, T104{}, T105{}, T106{}, T107{}, T108{}, T109{}, T110{}, T111{}, T112{}, T113{}, T114{}, T115{}, T116{}, T117{}, T118{}, T119{}, T120{}, T121{}, T122{}, T123{}, T124{}, T125{}, T126{}, T127{}, T128{}, T129{}, T130{}, T131{}, T132{}, T133{}, T134{}, T135{}, T136{}, T137{}, T138{}, T139{}, T140{}, T141{}, T142{}, T143{}, T144{}, T145{}, T146{}, T147{}, T148{}, T149{}, T150{}, T151{}, T152{}, T153{}, T154{}, T155{}, T156{}, T157{}, T158{}, T159{}, T160{}, T161{}, T162{}, T163{}, T164{}, T165{}, T166{}, T167{}, T168{}, T169{}, T170{}, T171{}, T172{}, T173{}, T174{}, T175{}, T176{}, T177{}, T178{}, T179{}, T180{}, T181{}, T182{}, T183{}, T184{}, T185{}, T186{}, T187{}, T188{}, T189{}, T190{}, T191{}, T192{}, T193{}, T194{}, T195{}, T196{}, T197{}, T198{}, T199{}, T200{}, T201{}, T202{}, T203{}, T204{}, T205{}, T206{}, T207{}, T208{}, T209{}, T210{}, T211{}, T212{}, T213{}, T214{}, T215{}, T216{}, T217{}, T218{}, T219{}, T220{}, T221{}, T222{}, T223{}, T224{}, T225{}, T226{}, T227{}, T228{}, T229{}, T230{}, T231{}, T232{}, T233{}, T234{}, T235{}, T236{}, T237{}, T238{}, T239{}, T240{}, T241{}, T242{}, T243{}, T244{}, T245{}, T246{}, T247{}, T248{}, T249{}, T250{}, T251{}, T252{}, T253{}, T254{}, T255{}, T256{}, T257{}, T258{}, T259{}, T260{}, T261{}, T262{}, T263{}, T264{}, T265{}, T266{}, T267{}, T268{}, T269{}, T270{}, T271{}, T272{}, T273{}, T274{}, T275{}, T276{}, T277{}, T278{}, T279{}, T280{}, T281{}, T282{}, T283{}, T284{}, T285{}, T286{}, T287{}, T288{}, T289{}, T290{}, T291{}, T292{}, T293{}, T294{}, T295{}, T296{}, T297{}, T298{}, T299{}, T300{}, T301{}, T302{}, T303{}, T304{}, T305{}, T306{}, T307{}, T308{}, T309{}, T310{}, T311{}, T312{}, T313{}, T314{}, T315{}, T316{}, T317{}, T318{}, T319{}, T320{}, T321{}, T322{}, T323{}, T324{}, T325{}, T326{}, T327{}, T328{}, T329{}, T330{}, T331{}, T332{}, T333{}, T334{}, T335{}, T336{}, T337{}, T338{}, T339{}, T340{}, T341{}, T342{}, T343{}, T344{}, T345{}, T346{}, T347{}, T348{}, T349{}, T350{}, T351{}, T352{}, T353{}, T354{}, T355{}, T356{}, T357{}, T358{}, T359{}, T360{}, T361{}, T362{}, T363{}, T364{}, T365{}, T366{}, T367{}, T368{}, T369{}, T370{}, T371{}, T372{}, T373{}, T374{}, T375{}, T376{}, T377{}, T378{}, T379{}, T380{}, T381{}, T382{}, T383{}, T384{}, T385{}, T386{}, T387{}, T388{}, T389{}, T390{}, T391{}, T392{}, T393{}, T394{}, T395{}, T396{}, T397{}, T398{}, T399{}, T400{}, T401{}, T402{}, T403{}, T404{}, T405{}, T406{}, T407{}, T408{}, T409{}, T410{}, T411{}, T412{}, T413{}, T414{}, T415{}, T416{}, T417{}, T418{}, T419{}, T420{}, T421{}, T422{}, T423{}, T424{}, T425{}, T426{}, T427{}, T428{}, T429{}, T430{}, T431{}, T432{}, T433{}, T434{}, T435{}, T436{}, T437{}, T438{}, T439{}, T440{}, T441{}, T442{}, T443{}, T444{}, T445{}, T446{}, T447{}, T448{}, T449{}, T450{}, T451{}, T452{}, T453{}, T454{}, T455{}, T456{}, T457{}, T458{}, T459{}, T460{}, T461{}, T462{}, T463{}, T464{}, T465{}, T466{}, T467{}, T468{}, T469{}, T470{}, T471{}, T472{}, T473{}, T474{}, T475{}, T476{}, T477{}, T478{}, T479{}, T480{}, T481{}, T482{}, T483{}, T484{}, T485{}, T486{}, T487{}, T488{}, T489{}, T490{}, T491{}, T492{}, T493{}, T494{}, T495{}, T496{}, T497{}, T498{}, T499{}} {
		t = (t*7 + x.m()) % 1000003
	}
	println(t)
}
