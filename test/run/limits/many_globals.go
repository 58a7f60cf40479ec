// 3,000 package variables, some initialised through others in reverse order.
package main

var g0 = g1 + 0
var g1 = g2 + 1
var g2 = g3 + 2
var g3 = g4 + 3
var g4 = g5 + 4
var g5 = g6 + 0
var g6 = g7 + 1
var g7 = g8 + 2
var g8 = g9 + 3
var g9 = g10 + 4
var g10 = g11 + 0
var g11 = g12 + 1
var g12 = g13 + 2
var g13 = g14 + 3
var g14 = g15 + 4
var g15 = g16 + 0
var g16 = g17 + 1
var g17 = g18 + 2
var g18 = g19 + 3
var g19 = g20 + 4
var g20 = g21 + 0
var g21 = g22 + 1
var g22 = g23 + 2
var g23 = g24 + 3
var g24 = g25 + 4
var g25 = g26 + 0
var g26 = g27 + 1
var g27 = g28 + 2
var g28 = g29 + 3
var g29 = g30 + 4
var g30 = g31 + 0
var g31 = g32 + 1
var g32 = g33 + 2
var g33 = g34 + 3
var g34 = g35 + 4
var g35 = g36 + 0
var g36 = g37 + 1
var g37 = g38 + 2
var g38 = g39 + 3
var g39 = g40 + 4
var g40 = g41 + 0
var g41 = g42 + 1
var g42 = g43 + 2
var g43 = g44 + 3
var g44 = g45 + 4
var g45 = g46 + 0
var g46 = g47 + 1
var g47 = g48 + 2
var g48 = g49 + 3
var g49 = g50 + 4
var g50 = g51 + 0
var g51 = g52 + 1
var g52 = g53 + 2
var g53 = g54 + 3
var g54 = g55 + 4
var g55 = g56 + 0
var g56 = g57 + 1
var g57 = g58 + 2
var g58 = g59 + 3
var g59 = g60 + 4
var g60 = g61 + 0
var g61 = g62 + 1
var g62 = g63 + 2
var g63 = g64 + 3
var g64 = g65 + 4
var g65 = g66 + 0
var g66 = g67 + 1
var g67 = g68 + 2
var g68 = g69 + 3
var g69 = g70 + 4
var g70 = g71 + 0
var g71 = g72 + 1
var g72 = g73 + 2
var g73 = g74 + 3
var g74 = g75 + 4
var g75 = g76 + 0
var g76 = g77 + 1
var g77 = g78 + 2
var g78 = g79 + 3
var g79 = g80 + 4
var g80 = g81 + 0
var g81 = g82 + 1
var g82 = g83 + 2
var g83 = g84 + 3
var g84 = g85 + 4
var g85 = g86 + 0
var g86 = g87 + 1
var g87 = g88 + 2
var g88 = g89 + 3
var g89 = g90 + 4
var g90 = g91 + 0
var g91 = g92 + 1
var g92 = g93 + 2
var g93 = g94 + 3
var g94 = g95 + 4
var g95 = g96 + 0
var g96 = g97 + 1
var g97 = g98 + 2
var g98 = g99 + 3
var g99 = g100 + 4
var g100 = g101 + 0
var g101 = g102 + 1
var g102 = g103 + 2
var g103 = g104 + 3
var g104 = g105 + 4
var g105 = g106 + 0
var g106 = g107 + 1
var g107 = g108 + 2
var g108 = g109 + 3
var g109 = g110 + 4
var g110 = g111 + 0
var g111 = g112 + 1
var g112 = g113 + 2
var g113 = g114 + 3
var g114 = g115 + 4
var g115 = g116 + 0
var g116 = g117 + 1
var g117 = g118 + 2
var g118 = g119 + 3
var g119 = g120 + 4
var g120 = g121 + 0
var g121 = g122 + 1
var g122 = g123 + 2
var g123 = g124 + 3
var g124 = g125 + 4
var g125 = g126 + 0
var g126 = g127 + 1
var g127 = g128 + 2
var g128 = g129 + 3
var g129 = g130 + 4
var g130 = g131 + 0
var g131 = g132 + 1
var g132 = g133 + 2
var g133 = g134 + 3
var g134 = g135 + 4
var g135 = g136 + 0
var g136 = g137 + 1
var g137 = g138 + 2
var g138 = g139 + 3
var g139 = g140 + 4
var g140 = g141 + 0
var g141 = g142 + 1
var g142 = g143 + 2
var g143 = g144 + 3
var g144 = g145 + 4
var g145 = g146 + 0
var g146 = g147 + 1
var g147 = g148 + 2
var g148 = g149 + 3
var g149 = g150 + 4
var g150 = g151 + 0
var g151 = g152 + 1
var g152 = g153 + 2
var g153 = g154 + 3
var g154 = g155 + 4
var g155 = g156 + 0
var g156 = g157 + 1
var g157 = g158 + 2
var g158 = g159 + 3
var g159 = g160 + 4
var g160 = g161 + 0
var g161 = g162 + 1
var g162 = g163 + 2
var g163 = g164 + 3
var g164 = g165 + 4
var g165 = g166 + 0
var g166 = g167 + 1
var g167 = g168 + 2
var g168 = g169 + 3
var g169 = g170 + 4
var g170 = g171 + 0
var g171 = g172 + 1
var g172 = g173 + 2
var g173 = g174 + 3
var g174 = g175 + 4
var g175 = g176 + 0
var g176 = g177 + 1
var g177 = g178 + 2
var g178 = g179 + 3
var g179 = g180 + 4
var g180 = g181 + 0
var g181 = g182 + 1
var g182 = g183 + 2
var g183 = g184 + 3
var g184 = g185 + 4
var g185 = g186 + 0
var g186 = g187 + 1
var g187 = g188 + 2
var g188 = g189 + 3
var g189 = g190 + 4
var g190 = g191 + 0
var g191 = g192 + 1
var g192 = g193 + 2
var g193 = g194 + 3
var g194 = g195 + 4
var g195 = g196 + 0
var g196 = g197 + 1
var g197 = g198 + 2
var g198 = g199 + 3
var g199 = g200 + 4
var g200 = g201 + 0
var g201 = g202 + 1
var g202 = g203 + 2
var g203 = g204 + 3
var g204 = g205 + 4
var g205 = g206 + 0
var g206 = g207 + 1
var g207 = g208 + 2
var g208 = g209 + 3
var g209 = g210 + 4
var g210 = g211 + 0
var g211 = g212 + 1
var g212 = g213 + 2
var g213 = g214 + 3
var g214 = g215 + 4
var g215 = g216 + 0
var g216 = g217 + 1
var g217 = g218 + 2
var g218 = g219 + 3
var g219 = g220 + 4
var g220 = g221 + 0
var g221 = g222 + 1
var g222 = g223 + 2
var g223 = g224 + 3
var g224 = g225 + 4
var g225 = g226 + 0
var g226 = g227 + 1
var g227 = g228 + 2
var g228 = g229 + 3
var g229 = g230 + 4
var g230 = g231 + 0
var g231 = g232 + 1
var g232 = g233 + 2
var g233 = g234 + 3
var g234 = g235 + 4
var g235 = g236 + 0
var g236 = g237 + 1
var g237 = g238 + 2
var g238 = g239 + 3
var g239 = g240 + 4
var g240 = g241 + 0
var g241 = g242 + 1
var g242 = g243 + 2
var g243 = g244 + 3
var g244 = g245 + 4
var g245 = g246 + 0
var g246 = g247 + 1
var g247 = g248 + 2
var g248 = g249 + 3
var g249 = g250 + 4
var g250 = g251 + 0
var g251 = g252 + 1
var g252 = g253 + 2
var g253 = g254 + 3
var g254 = g255 + 4
var g255 = g256 + 0
var g256 = g257 + 1
var g257 = g258 + 2
var g258 = g259 + 3
var g259 = g260 + 4
var g260 = g261 + 0
var g261 = g262 + 1
var g262 = g263 + 2
var g263 = g264 + 3
var g264 = g265 + 4
var g265 = g266 + 0
var g266 = g267 + 1
var g267 = g268 + 2
var g268 = g269 + 3
var g269 = g270 + 4
var g270 = g271 + 0
var g271 = g272 + 1
var g272 = g273 + 2
var g273 = g274 + 3
var g274 = g275 + 4
var g275 = g276 + 0
var g276 = g277 + 1
var g277 = g278 + 2
var g278 = g279 + 3
var g279 = g280 + 4
var g280 = g281 + 0
var g281 = g282 + 1
var g282 = g283 + 2
var g283 = g284 + 3
var g284 = g285 + 4
var g285 = g286 + 0
var g286 = g287 + 1
var g287 = g288 + 2
var g288 = g289 + 3
var g289 = g290 + 4
var g290 = g291 + 0
var g291 = g292 + 1
var g292 = g293 + 2
var g293 = g294 + 3
var g294 = g295 + 4
var g295 = g296 + 0
var g296 = g297 + 1
var g297 = g298 + 2
var g298 = g299 + 3
var g299 = g300 + 4
var g300 = g301 + 0
var g301 = g302 + 1
var g302 = g303 + 2
var g303 = g304 + 3
var g304 = g305 + 4
var g305 = g306 + 0
var g306 = g307 + 1
var g307 = g308 + 2
var g308 = g309 + 3
var g309 = g310 + 4
var g310 = g311 + 0
var g311 = g312 + 1
var g312 = g313 + 2
var g313 = g314 + 3
var g314 = g315 + 4
var g315 = g316 + 0
var g316 = g317 + 1
var g317 = g318 + 2
var g318 = g319 + 3
var g319 = g320 + 4
var g320 = g321 + 0
var g321 = g322 + 1
var g322 = g323 + 2
var g323 = g324 + 3
var g324 = g325 + 4
var g325 = g326 + 0
var g326 = g327 + 1
var g327 = g328 + 2
var g328 = g329 + 3
var g329 = g330 + 4
var g330 = g331 + 0
var g331 = g332 + 1
var g332 = g333 + 2
var g333 = g334 + 3
var g334 = g335 + 4
var g335 = g336 + 0
var g336 = g337 + 1
var g337 = g338 + 2
var g338 = g339 + 3
var g339 = g340 + 4
var g340 = g341 + 0
var g341 = g342 + 1
var g342 = g343 + 2
var g343 = g344 + 3
var g344 = g345 + 4
var g345 = g346 + 0
var g346 = g347 + 1
var g347 = g348 + 2
var g348 = g349 + 3
var g349 = g350 + 4
var g350 = g351 + 0
var g351 = g352 + 1
var g352 = g353 + 2
var g353 = g354 + 3
var g354 = g355 + 4
var g355 = g356 + 0
var g356 = g357 + 1
var g357 = g358 + 2
var g358 = g359 + 3
var g359 = g360 + 4
var g360 = g361 + 0
var g361 = g362 + 1
var g362 = g363 + 2
var g363 = g364 + 3
var g364 = g365 + 4
var g365 = g366 + 0
var g366 = g367 + 1
var g367 = g368 + 2
var g368 = g369 + 3
var g369 = g370 + 4
var g370 = g371 + 0
var g371 = g372 + 1
var g372 = g373 + 2
var g373 = g374 + 3
var g374 = g375 + 4
var g375 = g376 + 0
var g376 = g377 + 1
var g377 = g378 + 2
var g378 = g379 + 3
var g379 = g380 + 4
var g380 = g381 + 0
var g381 = g382 + 1
var g382 = g383 + 2
var g383 = g384 + 3
var g384 = g385 + 4
var g385 = g386 + 0
var g386 = g387 + 1
var g387 = g388 + 2
var g388 = g389 + 3
var g389 = g390 + 4
var g390 = g391 + 0
var g391 = g392 + 1
var g392 = g393 + 2
var g393 = g394 + 3
var g394 = g395 + 4
var g395 = g396 + 0
var g396 = g397 + 1
var g397 = g398 + 2
var g398 = g399 + 3
var g399 = g400 + 4
var g400 = g401 + 0
var g401 = g402 + 1
var g402 = g403 + 2
var g403 = g404 + 3
var g404 = g405 + 4
var g405 = g406 + 0
var g406 = g407 + 1
var g407 = g408 + 2
var g408 = g409 + 3
var g409 = g410 + 4
var g410 = g411 + 0
var g411 = g412 + 1
var g412 = g413 + 2
var g413 = g414 + 3
var g414 = g415 + 4
var g415 = g416 + 0
var g416 = g417 + 1
var g417 = g418 + 2
var g418 = g419 + 3
var g419 = g420 + 4
var g420 = g421 + 0
var g421 = g422 + 1
var g422 = g423 + 2
var g423 = g424 + 3
var g424 = g425 + 4
var g425 = g426 + 0
var g426 = g427 + 1
var g427 = g428 + 2
var g428 = g429 + 3
var g429 = g430 + 4
var g430 = g431 + 0
var g431 = g432 + 1
var g432 = g433 + 2
var g433 = g434 + 3
var g434 = g435 + 4
var g435 = g436 + 0
var g436 = g437 + 1
var g437 = g438 + 2
var g438 = g439 + 3
var g439 = g440 + 4
var g440 = g441 + 0
var g441 = g442 + 1
var g442 = g443 + 2
var g443 = g444 + 3
var g444 = g445 + 4
var g445 = g446 + 0
var g446 = g447 + 1
var g447 = g448 + 2
var g448 = g449 + 3
var g449 = g450 + 4
var g450 = g451 + 0
var g451 = g452 + 1
var g452 = g453 + 2
var g453 = g454 + 3
var g454 = g455 + 4
var g455 = g456 + 0
var g456 = g457 + 1
var g457 = g458 + 2
var g458 = g459 + 3
var g459 = g460 + 4
var g460 = g461 + 0
var g461 = g462 + 1
var g462 = g463 + 2
var g463 = g464 + 3
var g464 = g465 + 4
var g465 = g466 + 0
var g466 = g467 + 1
var g467 = g468 + 2
var g468 = g469 + 3
var g469 = g470 + 4
var g470 = g471 + 0
var g471 = g472 + 1
var g472 = g473 + 2
var g473 = g474 + 3
var g474 = g475 + 4
var g475 = g476 + 0
var g476 = g477 + 1
var g477 = g478 + 2
var g478 = g479 + 3
var g479 = g480 + 4
var g480 = g481 + 0
var g481 = g482 + 1
var g482 = g483 + 2
var g483 = g484 + 3
var g484 = g485 + 4
var g485 = g486 + 0
var g486 = g487 + 1
var g487 = g488 + 2
var g488 = g489 + 3
var g489 = g490 + 4
var g490 = g491 + 0
var g491 = g492 + 1
var g492 = g493 + 2
var g493 = g494 + 3
var g494 = g495 + 4
var g495 = g496 + 0
var g496 = g497 + 1
var g497 = g498 + 2
var g498 = g499 + 3
var g499 = g500 + 4
var g500 = g501 + 0
var g501 = g502 + 1
var g502 = g503 + 2
var g503 = g504 + 3
var g504 = g505 + 4
var g505 = g506 + 0
var g506 = g507 + 1
var g507 = g508 + 2
var g508 = g509 + 3
var g509 = g510 + 4
var g510 = g511 + 0
var g511 = g512 + 1
var g512 = g513 + 2
var g513 = g514 + 3
var g514 = g515 + 4
var g515 = g516 + 0
var g516 = g517 + 1
var g517 = g518 + 2
var g518 = g519 + 3
var g519 = g520 + 4
var g520 = g521 + 0
var g521 = g522 + 1
var g522 = g523 + 2
var g523 = g524 + 3
var g524 = g525 + 4
var g525 = g526 + 0
var g526 = g527 + 1
var g527 = g528 + 2
var g528 = g529 + 3
var g529 = g530 + 4
var g530 = g531 + 0
var g531 = g532 + 1
var g532 = g533 + 2
var g533 = g534 + 3
var g534 = g535 + 4
var g535 = g536 + 0
var g536 = g537 + 1
var g537 = g538 + 2
var g538 = g539 + 3
var g539 = g540 + 4
var g540 = g541 + 0
var g541 = g542 + 1
var g542 = g543 + 2
var g543 = g544 + 3
var g544 = g545 + 4
var g545 = g546 + 0
var g546 = g547 + 1
var g547 = g548 + 2
var g548 = g549 + 3
var g549 = g550 + 4
var g550 = g551 + 0
var g551 = g552 + 1
var g552 = g553 + 2
var g553 = g554 + 3
var g554 = g555 + 4
var g555 = g556 + 0
var g556 = g557 + 1
var g557 = g558 + 2
var g558 = g559 + 3
var g559 = g560 + 4
var g560 = g561 + 0
var g561 = g562 + 1
var g562 = g563 + 2
var g563 = g564 + 3
var g564 = g565 + 4
var g565 = g566 + 0
var g566 = g567 + 1
var g567 = g568 + 2
var g568 = g569 + 3
var g569 = g570 + 4
var g570 = g571 + 0
var g571 = g572 + 1
var g572 = g573 + 2
var g573 = g574 + 3
var g574 = g575 + 4
var g575 = g576 + 0
var g576 = g577 + 1
var g577 = g578 + 2
var g578 = g579 + 3
var g579 = g580 + 4
var g580 = g581 + 0
var g581 = g582 + 1
var g582 = g583 + 2
var g583 = g584 + 3
var g584 = g585 + 4
var g585 = g586 + 0
var g586 = g587 + 1
var g587 = g588 + 2
var g588 = g589 + 3
var g589 = g590 + 4
var g590 = g591 + 0
var g591 = g592 + 1
var g592 = g593 + 2
var g593 = g594 + 3
var g594 = g595 + 4
var g595 = g596 + 0
var g596 = g597 + 1
var g597 = g598 + 2
var g598 = g599 + 3
var g599 = g600 + 4
var g600 = g601 + 0
var g601 = g602 + 1
var g602 = g603 + 2
var g603 = g604 + 3
var g604 = g605 + 4
var g605 = g606 + 0
var g606 = g607 + 1
var g607 = g608 + 2
var g608 = g609 + 3
var g609 = g610 + 4
var g610 = g611 + 0
var g611 = g612 + 1
var g612 = g613 + 2
var g613 = g614 + 3
var g614 = g615 + 4
var g615 = g616 + 0
var g616 = g617 + 1
var g617 = g618 + 2
var g618 = g619 + 3
var g619 = g620 + 4
var g620 = g621 + 0
var g621 = g622 + 1
var g622 = g623 + 2
var g623 = g624 + 3
var g624 = g625 + 4
var g625 = g626 + 0
var g626 = g627 + 1
var g627 = g628 + 2
var g628 = g629 + 3
var g629 = g630 + 4
var g630 = g631 + 0
var g631 = g632 + 1
var g632 = g633 + 2
var g633 = g634 + 3
var g634 = g635 + 4
var g635 = g636 + 0
var g636 = g637 + 1
var g637 = g638 + 2
var g638 = g639 + 3
var g639 = g640 + 4
var g640 = g641 + 0
var g641 = g642 + 1
var g642 = g643 + 2
var g643 = g644 + 3
var g644 = g645 + 4
var g645 = g646 + 0
var g646 = g647 + 1
var g647 = g648 + 2
var g648 = g649 + 3
var g649 = g650 + 4
var g650 = g651 + 0
var g651 = g652 + 1
var g652 = g653 + 2
var g653 = g654 + 3
var g654 = g655 + 4
var g655 = g656 + 0
var g656 = g657 + 1
var g657 = g658 + 2
var g658 = g659 + 3
var g659 = g660 + 4
var g660 = g661 + 0
var g661 = g662 + 1
var g662 = g663 + 2
var g663 = g664 + 3
var g664 = g665 + 4
var g665 = g666 + 0
var g666 = g667 + 1
var g667 = g668 + 2
var g668 = g669 + 3
var g669 = g670 + 4
var g670 = g671 + 0
var g671 = g672 + 1
var g672 = g673 + 2
var g673 = g674 + 3
var g674 = g675 + 4
var g675 = g676 + 0
var g676 = g677 + 1
var g677 = g678 + 2
var g678 = g679 + 3
var g679 = g680 + 4
var g680 = g681 + 0
var g681 = g682 + 1
var g682 = g683 + 2
var g683 = g684 + 3
var g684 = g685 + 4
var g685 = g686 + 0
var g686 = g687 + 1
var g687 = g688 + 2
var g688 = g689 + 3
var g689 = g690 + 4
var g690 = g691 + 0
var g691 = g692 + 1
var g692 = g693 + 2
var g693 = g694 + 3
var g694 = g695 + 4
var g695 = g696 + 0
var g696 = g697 + 1
var g697 = g698 + 2
var g698 = g699 + 3
var g699 = g700 + 4
var g700 = g701 + 0
var g701 = g702 + 1
var g702 = g703 + 2
var g703 = g704 + 3
var g704 = g705 + 4
var g705 = g706 + 0
var g706 = g707 + 1
var g707 = g708 + 2
var g708 = g709 + 3
var g709 = g710 + 4
var g710 = g711 + 0
var g711 = g712 + 1
var g712 = g713 + 2
var g713 = g714 + 3
var g714 = g715 + 4
var g715 = g716 + 0
var g716 = g717 + 1
var g717 = g718 + 2
var g718 = g719 + 3
var g719 = g720 + 4
var g720 = g721 + 0
var g721 = g722 + 1
var g722 = g723 + 2
var g723 = g724 + 3
var g724 = g725 + 4
var g725 = g726 + 0
var g726 = g727 + 1
var g727 = g728 + 2
var g728 = g729 + 3
var g729 = g730 + 4
var g730 = g731 + 0
var g731 = g732 + 1
var g732 = g733 + 2
var g733 = g734 + 3
var g734 = g735 + 4
var g735 = g736 + 0
var g736 = g737 + 1
var g737 = g738 + 2
var g738 = g739 + 3
var g739 = g740 + 4
var g740 = g741 + 0
var g741 = g742 + 1
var g742 = g743 + 2
var g743 = g744 + 3
var g744 = g745 + 4
var g745 = g746 + 0
var g746 = g747 + 1
var g747 = g748 + 2
var g748 = g749 + 3
var g749 = g750 + 4
var g750 = g751 + 0
var g751 = g752 + 1
var g752 = g753 + 2
var g753 = g754 + 3
var g754 = g755 + 4
var g755 = g756 + 0
var g756 = g757 + 1
var g757 = g758 + 2
var g758 = g759 + 3
var g759 = g760 + 4
var g760 = g761 + 0
var g761 = g762 + 1
var g762 = g763 + 2
var g763 = g764 + 3
var g764 = g765 + 4
var g765 = g766 + 0
var g766 = g767 + 1
var g767 = g768 + 2
var g768 = g769 + 3
var g769 = g770 + 4
var g770 = g771 + 0
var g771 = g772 + 1
var g772 = g773 + 2
var g773 = g774 + 3
var g774 = g775 + 4
var g775 = g776 + 0
var g776 = g777 + 1
var g777 = g778 + 2
var g778 = g779 + 3
var g779 = g780 + 4
var g780 = g781 + 0
var g781 = g782 + 1
var g782 = g783 + 2
var g783 = g784 + 3
var g784 = g785 + 4
var g785 = g786 + 0
var g786 = g787 + 1
var g787 = g788 + 2
var g788 = g789 + 3
var g789 = g790 + 4
var g790 = g791 + 0
var g791 = g792 + 1
var g792 = g793 + 2
var g793 = g794 + 3
var g794 = g795 + 4
var g795 = g796 + 0
var g796 = g797 + 1
var g797 = g798 + 2
var g798 = g799 + 3
var g799 = g800 + 4
var g800 = g801 + 0
var g801 = g802 + 1
var g802 = g803 + 2
var g803 = g804 + 3
var g804 = g805 + 4
var g805 = g806 + 0
var g806 = g807 + 1
var g807 = g808 + 2
var g808 = g809 + 3
var g809 = g810 + 4
var g810 = g811 + 0
var g811 = g812 + 1
var g812 = g813 + 2
var g813 = g814 + 3
var g814 = g815 + 4
var g815 = g816 + 0
var g816 = g817 + 1
var g817 = g818 + 2
var g818 = g819 + 3
var g819 = g820 + 4
var g820 = g821 + 0
var g821 = g822 + 1
var g822 = g823 + 2
var g823 = g824 + 3
var g824 = g825 + 4
var g825 = g826 + 0
var g826 = g827 + 1
var g827 = g828 + 2
var g828 = g829 + 3
var g829 = g830 + 4
var g830 = g831 + 0
var g831 = g832 + 1
var g832 = g833 + 2
var g833 = g834 + 3
var g834 = g835 + 4
var g835 = g836 + 0
var g836 = g837 + 1
var g837 = g838 + 2
var g838 = g839 + 3
var g839 = g840 + 4
var g840 = g841 + 0
var g841 = g842 + 1
var g842 = g843 + 2
var g843 = g844 + 3
var g844 = g845 + 4
var g845 = g846 + 0
var g846 = g847 + 1
var g847 = g848 + 2
var g848 = g849 + 3
var g849 = g850 + 4
var g850 = g851 + 0
var g851 = g852 + 1
var g852 = g853 + 2
var g853 = g854 + 3
var g854 = g855 + 4
var g855 = g856 + 0
var g856 = g857 + 1
var g857 = g858 + 2
var g858 = g859 + 3
var g859 = g860 + 4
var g860 = g861 + 0
var g861 = g862 + 1
var g862 = g863 + 2
var g863 = g864 + 3
var g864 = g865 + 4
var g865 = g866 + 0
var g866 = g867 + 1
var g867 = g868 + 2
var g868 = g869 + 3
var g869 = g870 + 4
var g870 = g871 + 0
var g871 = g872 + 1
var g872 = g873 + 2
var g873 = g874 + 3
var g874 = g875 + 4
var g875 = g876 + 0
var g876 = g877 + 1
var g877 = g878 + 2
var g878 = g879 + 3
var g879 = g880 + 4
var g880 = g881 + 0
var g881 = g882 + 1
var g882 = g883 + 2
var g883 = g884 + 3
var g884 = g885 + 4
var g885 = g886 + 0
var g886 = g887 + 1
var g887 = g888 + 2
var g888 = g889 + 3
var g889 = g890 + 4
var g890 = g891 + 0
var g891 = g892 + 1
var g892 = g893 + 2
var g893 = g894 + 3
var g894 = g895 + 4
var g895 = g896 + 0
var g896 = g897 + 1
var g897 = g898 + 2
var g898 = g899 + 3
var g899 = g900 + 4
var g900 = g901 + 0
var g901 = g902 + 1
var g902 = g903 + 2
var g903 = g904 + 3
var g904 = g905 + 4
var g905 = g906 + 0
var g906 = g907 + 1
var g907 = g908 + 2
var g908 = g909 + 3
var g909 = g910 + 4
var g910 = g911 + 0
var g911 = g912 + 1
var g912 = g913 + 2
var g913 = g914 + 3
var g914 = g915 + 4
var g915 = g916 + 0
var g916 = g917 + 1
var g917 = g918 + 2
var g918 = g919 + 3
var g919 = g920 + 4
var g920 = g921 + 0
var g921 = g922 + 1
var g922 = g923 + 2
var g923 = g924 + 3
var g924 = g925 + 4
var g925 = g926 + 0
var g926 = g927 + 1
var g927 = g928 + 2
var g928 = g929 + 3
var g929 = g930 + 4
var g930 = g931 + 0
var g931 = g932 + 1
var g932 = g933 + 2
var g933 = g934 + 3
var g934 = g935 + 4
var g935 = g936 + 0
var g936 = g937 + 1
var g937 = g938 + 2
var g938 = g939 + 3
var g939 = g940 + 4
var g940 = g941 + 0
var g941 = g942 + 1
var g942 = g943 + 2
var g943 = g944 + 3
var g944 = g945 + 4
var g945 = g946 + 0
var g946 = g947 + 1
var g947 = g948 + 2
var g948 = g949 + 3
var g949 = g950 + 4
var g950 = g951 + 0
var g951 = g952 + 1
var g952 = g953 + 2
var g953 = g954 + 3
var g954 = g955 + 4
var g955 = g956 + 0
var g956 = g957 + 1
var g957 = g958 + 2
var g958 = g959 + 3
var g959 = g960 + 4
var g960 = g961 + 0
var g961 = g962 + 1
var g962 = g963 + 2
var g963 = g964 + 3
var g964 = g965 + 4
var g965 = g966 + 0
var g966 = g967 + 1
var g967 = g968 + 2
var g968 = g969 + 3
var g969 = g970 + 4
var g970 = g971 + 0
var g971 = g972 + 1
var g972 = g973 + 2
var g973 = g974 + 3
var g974 = g975 + 4
var g975 = g976 + 0
var g976 = g977 + 1
var g977 = g978 + 2
var g978 = g979 + 3
var g979 = g980 + 4
var g980 = g981 + 0
var g981 = g982 + 1
var g982 = g983 + 2
var g983 = g984 + 3
var g984 = g985 + 4
var g985 = g986 + 0
var g986 = g987 + 1
var g987 = g988 + 2
var g988 = g989 + 3
var g989 = g990 + 4
var g990 = g991 + 0
var g991 = g992 + 1
var g992 = g993 + 2
var g993 = g994 + 3
var g994 = g995 + 4
var g995 = g996 + 0
var g996 = g997 + 1
var g997 = g998 + 2
var g998 = g999 + 3
var g999 = g1000 + 4
var g1000 = g1001 + 0
var g1001 = g1002 + 1
var g1002 = g1003 + 2
var g1003 = g1004 + 3
var g1004 = g1005 + 4
var g1005 = g1006 + 0
var g1006 = g1007 + 1
var g1007 = g1008 + 2
var g1008 = g1009 + 3
var g1009 = g1010 + 4
var g1010 = g1011 + 0
var g1011 = g1012 + 1
var g1012 = g1013 + 2
var g1013 = g1014 + 3
var g1014 = g1015 + 4
var g1015 = g1016 + 0
var g1016 = g1017 + 1
var g1017 = g1018 + 2
var g1018 = g1019 + 3
var g1019 = g1020 + 4
var g1020 = g1021 + 0
var g1021 = g1022 + 1
var g1022 = g1023 + 2
var g1023 = g1024 + 3
var g1024 = g1025 + 4
var g1025 = g1026 + 0
var g1026 = g1027 + 1
var g1027 = g1028 + 2
var g1028 = g1029 + 3
var g1029 = g1030 + 4
var g1030 = g1031 + 0
var g1031 = g1032 + 1
var g1032 = g1033 + 2
var g1033 = g1034 + 3
var g1034 = g1035 + 4
var g1035 = g1036 + 0
var g1036 = g1037 + 1
var g1037 = g1038 + 2
var g1038 = g1039 + 3
var g1039 = g1040 + 4
var g1040 = g1041 + 0
var g1041 = g1042 + 1
var g1042 = g1043 + 2
var g1043 = g1044 + 3
var g1044 = g1045 + 4
var g1045 = g1046 + 0
var g1046 = g1047 + 1
var g1047 = g1048 + 2
var g1048 = g1049 + 3
var g1049 = g1050 + 4
var g1050 = g1051 + 0
var g1051 = g1052 + 1
var g1052 = g1053 + 2
var g1053 = g1054 + 3
var g1054 = g1055 + 4
var g1055 = g1056 + 0
var g1056 = g1057 + 1
var g1057 = g1058 + 2
var g1058 = g1059 + 3
var g1059 = g1060 + 4
var g1060 = g1061 + 0
var g1061 = g1062 + 1
var g1062 = g1063 + 2
var g1063 = g1064 + 3
var g1064 = g1065 + 4
var g1065 = g1066 + 0
var g1066 = g1067 + 1
var g1067 = g1068 + 2
var g1068 = g1069 + 3
var g1069 = g1070 + 4
var g1070 = g1071 + 0
var g1071 = g1072 + 1
var g1072 = g1073 + 2
var g1073 = g1074 + 3
var g1074 = g1075 + 4
var g1075 = g1076 + 0
var g1076 = g1077 + 1
var g1077 = g1078 + 2
var g1078 = g1079 + 3
var g1079 = g1080 + 4
var g1080 = g1081 + 0
var g1081 = g1082 + 1
var g1082 = g1083 + 2
var g1083 = g1084 + 3
var g1084 = g1085 + 4
var g1085 = g1086 + 0
var g1086 = g1087 + 1
var g1087 = g1088 + 2
var g1088 = g1089 + 3
var g1089 = g1090 + 4
var g1090 = g1091 + 0
var g1091 = g1092 + 1
var g1092 = g1093 + 2
var g1093 = g1094 + 3
var g1094 = g1095 + 4
var g1095 = g1096 + 0
var g1096 = g1097 + 1
var g1097 = g1098 + 2
var g1098 = g1099 + 3
var g1099 = g1100 + 4
var g1100 = g1101 + 0
var g1101 = g1102 + 1
var g1102 = g1103 + 2
var g1103 = g1104 + 3
var g1104 = g1105 + 4
var g1105 = g1106 + 0
var g1106 = g1107 + 1
var g1107 = g1108 + 2
var g1108 = g1109 + 3
var g1109 = g1110 + 4
var g1110 = g1111 + 0
var g1111 = g1112 + 1
var g1112 = g1113 + 2
var g1113 = g1114 + 3
var g1114 = g1115 + 4
var g1115 = g1116 + 0
var g1116 = g1117 + 1
var g1117 = g1118 + 2
var g1118 = g1119 + 3
var g1119 = g1120 + 4
var g1120 = g1121 + 0
var g1121 = g1122 + 1
var g1122 = g1123 + 2
var g1123 = g1124 + 3
var g1124 = g1125 + 4
var g1125 = g1126 + 0
var g1126 = g1127 + 1
var g1127 = g1128 + 2
var g1128 = g1129 + 3
var g1129 = g1130 + 4
var g1130 = g1131 + 0
var g1131 = g1132 + 1
var g1132 = g1133 + 2
var g1133 = g1134 + 3
var g1134 = g1135 + 4
var g1135 = g1136 + 0
var g1136 = g1137 + 1
var g1137 = g1138 + 2
var g1138 = g1139 + 3
var g1139 = g1140 + 4
var g1140 = g1141 + 0
var g1141 = g1142 + 1
var g1142 = g1143 + 2
var g1143 = g1144 + 3
var g1144 = g1145 + 4
var g1145 = g1146 + 0
var g1146 = g1147 + 1
var g1147 = g1148 + 2
var g1148 = g1149 + 3
var g1149 = g1150 + 4
var g1150 = g1151 + 0
var g1151 = g1152 + 1
var g1152 = g1153 + 2
var g1153 = g1154 + 3
var g1154 = g1155 + 4
var g1155 = g1156 + 0
var g1156 = g1157 + 1
var g1157 = g1158 + 2
var g1158 = g1159 + 3
var g1159 = g1160 + 4
var g1160 = g1161 + 0
var g1161 = g1162 + 1
var g1162 = g1163 + 2
var g1163 = g1164 + 3
var g1164 = g1165 + 4
var g1165 = g1166 + 0
var g1166 = g1167 + 1
var g1167 = g1168 + 2
var g1168 = g1169 + 3
var g1169 = g1170 + 4
var g1170 = g1171 + 0
var g1171 = g1172 + 1
var g1172 = g1173 + 2
var g1173 = g1174 + 3
var g1174 = g1175 + 4
var g1175 = g1176 + 0
var g1176 = g1177 + 1
var g1177 = g1178 + 2
var g1178 = g1179 + 3
var g1179 = g1180 + 4
var g1180 = g1181 + 0
var g1181 = g1182 + 1
var g1182 = g1183 + 2
var g1183 = g1184 + 3
var g1184 = g1185 + 4
var g1185 = g1186 + 0
var g1186 = g1187 + 1
var g1187 = g1188 + 2
var g1188 = g1189 + 3
var g1189 = g1190 + 4
var g1190 = g1191 + 0
var g1191 = g1192 + 1
var g1192 = g1193 + 2
var g1193 = g1194 + 3
var g1194 = g1195 + 4
var g1195 = g1196 + 0
var g1196 = g1197 + 1
var g1197 = g1198 + 2
var g1198 = g1199 + 3
var g1199 = g1200 + 4
var g1200 = g1201 + 0
var g1201 = g1202 + 1
var g1202 = g1203 + 2
var g1203 = g1204 + 3
var g1204 = g1205 + 4
var g1205 = g1206 + 0
var g1206 = g1207 + 1
var g1207 = g1208 + 2
var g1208 = g1209 + 3
var g1209 = g1210 + 4
var g1210 = g1211 + 0
var g1211 = g1212 + 1
var g1212 = g1213 + 2
var g1213 = g1214 + 3
var g1214 = g1215 + 4
var g1215 = g1216 + 0
var g1216 = g1217 + 1
var g1217 = g1218 + 2
var g1218 = g1219 + 3
var g1219 = g1220 + 4
var g1220 = g1221 + 0
var g1221 = g1222 + 1
var g1222 = g1223 + 2
var g1223 = g1224 + 3
var g1224 = g1225 + 4
var g1225 = g1226 + 0
var g1226 = g1227 + 1
var g1227 = g1228 + 2
var g1228 = g1229 + 3
var g1229 = g1230 + 4
var g1230 = g1231 + 0
var g1231 = g1232 + 1
var g1232 = g1233 + 2
var g1233 = g1234 + 3
var g1234 = g1235 + 4
var g1235 = g1236 + 0
var g1236 = g1237 + 1
var g1237 = g1238 + 2
var g1238 = g1239 + 3
var g1239 = g1240 + 4
var g1240 = g1241 + 0
var g1241 = g1242 + 1
var g1242 = g1243 + 2
var g1243 = g1244 + 3
var g1244 = g1245 + 4
var g1245 = g1246 + 0
var g1246 = g1247 + 1
var g1247 = g1248 + 2
var g1248 = g1249 + 3
var g1249 = g1250 + 4
var g1250 = g1251 + 0
var g1251 = g1252 + 1
var g1252 = g1253 + 2
var g1253 = g1254 + 3
var g1254 = g1255 + 4
var g1255 = g1256 + 0
var g1256 = g1257 + 1
var g1257 = g1258 + 2
var g1258 = g1259 + 3
var g1259 = g1260 + 4
var g1260 = g1261 + 0
var g1261 = g1262 + 1
var g1262 = g1263 + 2
var g1263 = g1264 + 3
var g1264 = g1265 + 4
var g1265 = g1266 + 0
var g1266 = g1267 + 1
var g1267 = g1268 + 2
var g1268 = g1269 + 3
var g1269 = g1270 + 4
var g1270 = g1271 + 0
var g1271 = g1272 + 1
var g1272 = g1273 + 2
var g1273 = g1274 + 3
var g1274 = g1275 + 4
var g1275 = g1276 + 0
var g1276 = g1277 + 1
var g1277 = g1278 + 2
var g1278 = g1279 + 3
var g1279 = g1280 + 4
var g1280 = g1281 + 0
var g1281 = g1282 + 1
var g1282 = g1283 + 2
var g1283 = g1284 + 3
var g1284 = g1285 + 4
var g1285 = g1286 + 0
var g1286 = g1287 + 1
var g1287 = g1288 + 2
var g1288 = g1289 + 3
var g1289 = g1290 + 4
var g1290 = g1291 + 0
var g1291 = g1292 + 1
var g1292 = g1293 + 2
var g1293 = g1294 + 3
var g1294 = g1295 + 4
var g1295 = g1296 + 0
var g1296 = g1297 + 1
var g1297 = g1298 + 2
var g1298 = g1299 + 3
var g1299 = g1300 + 4
var g1300 = g1301 + 0
var g1301 = g1302 + 1
var g1302 = g1303 + 2
var g1303 = g1304 + 3
var g1304 = g1305 + 4
var g1305 = g1306 + 0
var g1306 = g1307 + 1
var g1307 = g1308 + 2
var g1308 = g1309 + 3
var g1309 = g1310 + 4
var g1310 = g1311 + 0
var g1311 = g1312 + 1
var g1312 = g1313 + 2
var g1313 = g1314 + 3
var g1314 = g1315 + 4
var g1315 = g1316 + 0
var g1316 = g1317 + 1
var g1317 = g1318 + 2
var g1318 = g1319 + 3
var g1319 = g1320 + 4
var g1320 = g1321 + 0
var g1321 = g1322 + 1
var g1322 = g1323 + 2
var g1323 = g1324 + 3
var g1324 = g1325 + 4
var g1325 = g1326 + 0
var g1326 = g1327 + 1
var g1327 = g1328 + 2
var g1328 = g1329 + 3
var g1329 = g1330 + 4
var g1330 = g1331 + 0
var g1331 = g1332 + 1
var g1332 = g1333 + 2
var g1333 = g1334 + 3
var g1334 = g1335 + 4
var g1335 = g1336 + 0
var g1336 = g1337 + 1
var g1337 = g1338 + 2
var g1338 = g1339 + 3
var g1339 = g1340 + 4
var g1340 = g1341 + 0
var g1341 = g1342 + 1
var g1342 = g1343 + 2
var g1343 = g1344 + 3
var g1344 = g1345 + 4
var g1345 = g1346 + 0
var g1346 = g1347 + 1
var g1347 = g1348 + 2
var g1348 = g1349 + 3
var g1349 = g1350 + 4
var g1350 = g1351 + 0
var g1351 = g1352 + 1
var g1352 = g1353 + 2
var g1353 = g1354 + 3
var g1354 = g1355 + 4
var g1355 = g1356 + 0
var g1356 = g1357 + 1
var g1357 = g1358 + 2
var g1358 = g1359 + 3
var g1359 = g1360 + 4
var g1360 = g1361 + 0
var g1361 = g1362 + 1
var g1362 = g1363 + 2
var g1363 = g1364 + 3
var g1364 = g1365 + 4
var g1365 = g1366 + 0
var g1366 = g1367 + 1
var g1367 = g1368 + 2
var g1368 = g1369 + 3
var g1369 = g1370 + 4
var g1370 = g1371 + 0
var g1371 = g1372 + 1
var g1372 = g1373 + 2
var g1373 = g1374 + 3
var g1374 = g1375 + 4
var g1375 = g1376 + 0
var g1376 = g1377 + 1
var g1377 = g1378 + 2
var g1378 = g1379 + 3
var g1379 = g1380 + 4
var g1380 = g1381 + 0
var g1381 = g1382 + 1
var g1382 = g1383 + 2
var g1383 = g1384 + 3
var g1384 = g1385 + 4
var g1385 = g1386 + 0
var g1386 = g1387 + 1
var g1387 = g1388 + 2
var g1388 = g1389 + 3
var g1389 = g1390 + 4
var g1390 = g1391 + 0
var g1391 = g1392 + 1
var g1392 = g1393 + 2
var g1393 = g1394 + 3
var g1394 = g1395 + 4
var g1395 = g1396 + 0
var g1396 = g1397 + 1
var g1397 = g1398 + 2
var g1398 = g1399 + 3
var g1399 = g1400 + 4
var g1400 = g1401 + 0
var g1401 = g1402 + 1
var g1402 = g1403 + 2
var g1403 = g1404 + 3
var g1404 = g1405 + 4
var g1405 = g1406 + 0
var g1406 = g1407 + 1
var g1407 = g1408 + 2
var g1408 = g1409 + 3
var g1409 = g1410 + 4
var g1410 = g1411 + 0
var g1411 = g1412 + 1
var g1412 = g1413 + 2
var g1413 = g1414 + 3
var g1414 = g1415 + 4
var g1415 = g1416 + 0
var g1416 = g1417 + 1
var g1417 = g1418 + 2
var g1418 = g1419 + 3
var g1419 = g1420 + 4
var g1420 = g1421 + 0
var g1421 = g1422 + 1
var g1422 = g1423 + 2
var g1423 = g1424 + 3
var g1424 = g1425 + 4
var g1425 = g1426 + 0
var g1426 = g1427 + 1
var g1427 = g1428 + 2
var g1428 = g1429 + 3
var g1429 = g1430 + 4
var g1430 = g1431 + 0
var g1431 = g1432 + 1
var g1432 = g1433 + 2
var g1433 = g1434 + 3
var g1434 = g1435 + 4
var g1435 = g1436 + 0
var g1436 = g1437 + 1
var g1437 = g1438 + 2
var g1438 = g1439 + 3
var g1439 = g1440 + 4
var g1440 = g1441 + 0
var g1441 = g1442 + 1
var g1442 = g1443 + 2
var g1443 = g1444 + 3
var g1444 = g1445 + 4
var g1445 = g1446 + 0
var g1446 = g1447 + 1
var g1447 = g1448 + 2
var g1448 = g1449 + 3
var g1449 = g1450 + 4
var g1450 = g1451 + 0
var g1451 = g1452 + 1
var g1452 = g1453 + 2
var g1453 = g1454 + 3
var g1454 = g1455 + 4
var g1455 = g1456 + 0
var g1456 = g1457 + 1
var g1457 = g1458 + 2
var g1458 = g1459 + 3
var g1459 = g1460 + 4
var g1460 = g1461 + 0
var g1461 = g1462 + 1
var g1462 = g1463 + 2
var g1463 = g1464 + 3
var g1464 = g1465 + 4
var g1465 = g1466 + 0
var g1466 = g1467 + 1
var g1467 = g1468 + 2
var g1468 = g1469 + 3
var g1469 = g1470 + 4
var g1470 = g1471 + 0
var g1471 = g1472 + 1
var g1472 = g1473 + 2
var g1473 = g1474 + 3
var g1474 = g1475 + 4
var g1475 = g1476 + 0
var g1476 = g1477 + 1
var g1477 = g1478 + 2
var g1478 = g1479 + 3
var g1479 = g1480 + 4
var g1480 = g1481 + 0
var g1481 = g1482 + 1
var g1482 = g1483 + 2
var g1483 = g1484 + 3
var g1484 = g1485 + 4
var g1485 = g1486 + 0
var g1486 = g1487 + 1
var g1487 = g1488 + 2
var g1488 = g1489 + 3
var g1489 = g1490 + 4
var g1490 = g1491 + 0
var g1491 = g1492 + 1
var g1492 = g1493 + 2
var g1493 = g1494 + 3
var g1494 = g1495 + 4
var g1495 = g1496 + 0
var g1496 = g1497 + 1
var g1497 = g1498 + 2
var g1498 = g1499 + 3
var g1499 = g1500 + 4
var g1500 = start()

var h0 int
var h1 string
var h2 [3]int
var h3 *int
var h4 map[string]int
var h5 int
var h6 string
var h7 [3]int
var h8 *int
var h9 map[string]int
var h10 int
var h11 string
var h12 [3]int
var h13 *int
var h14 map[string]int
var h15 int
var h16 string
var h17 [3]int
var h18 *int
var h19 map[string]int
var h20 int
var h21 string
var h22 [3]int
var h23 *int
var h24 map[string]int
var h25 int
var h26 string
var h27 [3]int
var h28 *int
var h29 map[string]int
var h30 int
var h31 string
var h32 [3]int
var h33 *int
var h34 map[string]int
var h35 int
var h36 string
var h37 [3]int
var h38 *int
var h39 map[string]int
var h40 int
var h41 string
var h42 [3]int
var h43 *int
var h44 map[string]int
var h45 int
var h46 string
var h47 [3]int
var h48 *int
var h49 map[string]int
var h50 int
var h51 string
var h52 [3]int
var h53 *int
var h54 map[string]int
var h55 int
var h56 string
var h57 [3]int
var h58 *int
var h59 map[string]int
var h60 int
var h61 string
var h62 [3]int
var h63 *int
var h64 map[string]int
var h65 int
var h66 string
var h67 [3]int
var h68 *int
var h69 map[string]int
var h70 int
var h71 string
var h72 [3]int
var h73 *int
var h74 map[string]int
var h75 int
var h76 string
var h77 [3]int
var h78 *int
var h79 map[string]int
var h80 int
var h81 string
var h82 [3]int
var h83 *int
var h84 map[string]int
var h85 int
var h86 string
var h87 [3]int
var h88 *int
var h89 map[string]int
var h90 int
var h91 string
var h92 [3]int
var h93 *int
var h94 map[string]int
var h95 int
var h96 string
var h97 [3]int
var h98 *int
var h99 map[string]int
var h100 int
var h101 string
var h102 [3]int
var h103 *int
var h104 map[string]int
var h105 int
var h106 string
var h107 [3]int
var h108 *int
var h109 map[string]int
var h110 int
var h111 string
var h112 [3]int
var h113 *int
var h114 map[string]int
var h115 int
var h116 string
var h117 [3]int
var h118 *int
var h119 map[string]int
var h120 int
var h121 string
var h122 [3]int
var h123 *int
var h124 map[string]int
var h125 int
var h126 string
var h127 [3]int
var h128 *int
var h129 map[string]int
var h130 int
var h131 string
var h132 [3]int
var h133 *int
var h134 map[string]int
var h135 int
var h136 string
var h137 [3]int
var h138 *int
var h139 map[string]int
var h140 int
var h141 string
var h142 [3]int
var h143 *int
var h144 map[string]int
var h145 int
var h146 string
var h147 [3]int
var h148 *int
var h149 map[string]int
var h150 int
var h151 string
var h152 [3]int
var h153 *int
var h154 map[string]int
var h155 int
var h156 string
var h157 [3]int
var h158 *int
var h159 map[string]int
var h160 int
var h161 string
var h162 [3]int
var h163 *int
var h164 map[string]int
var h165 int
var h166 string
var h167 [3]int
var h168 *int
var h169 map[string]int
var h170 int
var h171 string
var h172 [3]int
var h173 *int
var h174 map[string]int
var h175 int
var h176 string
var h177 [3]int
var h178 *int
var h179 map[string]int
var h180 int
var h181 string
var h182 [3]int
var h183 *int
var h184 map[string]int
var h185 int
var h186 string
var h187 [3]int
var h188 *int
var h189 map[string]int
var h190 int
var h191 string
var h192 [3]int
var h193 *int
var h194 map[string]int
var h195 int
var h196 string
var h197 [3]int
var h198 *int
var h199 map[string]int
var h200 int
var h201 string
var h202 [3]int
var h203 *int
var h204 map[string]int
var h205 int
var h206 string
var h207 [3]int
var h208 *int
var h209 map[string]int
var h210 int
var h211 string
var h212 [3]int
var h213 *int
var h214 map[string]int
var h215 int
var h216 string
var h217 [3]int
var h218 *int
var h219 map[string]int
var h220 int
var h221 string
var h222 [3]int
var h223 *int
var h224 map[string]int
var h225 int
var h226 string
var h227 [3]int
var h228 *int
var h229 map[string]int
var h230 int
var h231 string
var h232 [3]int
var h233 *int
var h234 map[string]int
var h235 int
var h236 string
var h237 [3]int
var h238 *int
var h239 map[string]int
var h240 int
var h241 string
var h242 [3]int
var h243 *int
var h244 map[string]int
var h245 int
var h246 string
var h247 [3]int
var h248 *int
var h249 map[string]int
var h250 int
var h251 string
var h252 [3]int
var h253 *int
var h254 map[string]int
var h255 int
var h256 string
var h257 [3]int
var h258 *int
var h259 map[string]int
var h260 int
var h261 string
var h262 [3]int
var h263 *int
var h264 map[string]int
var h265 int
var h266 string
var h267 [3]int
var h268 *int
var h269 map[string]int
var h270 int
var h271 string
var h272 [3]int
var h273 *int
var h274 map[string]int
var h275 int
var h276 string
var h277 [3]int
var h278 *int
var h279 map[string]int
var h280 int
var h281 string
var h282 [3]int
var h283 *int
var h284 map[string]int
var h285 int
var h286 string
var h287 [3]int
var h288 *int
var h289 map[string]int
var h290 int
var h291 string
var h292 [3]int
var h293 *int
var h294 map[string]int
var h295 int
var h296 string
var h297 [3]int
var h298 *int
var h299 map[string]int
var h300 int
var h301 string
var h302 [3]int
var h303 *int
var h304 map[string]int
var h305 int
var h306 string
var h307 [3]int
var h308 *int
var h309 map[string]int
var h310 int
var h311 string
var h312 [3]int
var h313 *int
var h314 map[string]int
var h315 int
var h316 string
var h317 [3]int
var h318 *int
var h319 map[string]int
var h320 int
var h321 string
var h322 [3]int
var h323 *int
var h324 map[string]int
var h325 int
var h326 string
var h327 [3]int
var h328 *int
var h329 map[string]int
var h330 int
var h331 string
var h332 [3]int
var h333 *int
var h334 map[string]int
var h335 int
var h336 string
var h337 [3]int
var h338 *int
var h339 map[string]int
var h340 int
var h341 string
var h342 [3]int
var h343 *int
var h344 map[string]int
var h345 int
var h346 string
var h347 [3]int
var h348 *int
var h349 map[string]int
var h350 int
var h351 string
var h352 [3]int
var h353 *int
var h354 map[string]int
var h355 int
var h356 string
var h357 [3]int
var h358 *int
var h359 map[string]int
var h360 int
var h361 string
var h362 [3]int
var h363 *int
var h364 map[string]int
var h365 int
var h366 string
var h367 [3]int
var h368 *int
var h369 map[string]int
var h370 int
var h371 string
var h372 [3]int
var h373 *int
var h374 map[string]int
var h375 int
var h376 string
var h377 [3]int
var h378 *int
var h379 map[string]int
var h380 int
var h381 string
var h382 [3]int
var h383 *int
var h384 map[string]int
var h385 int
var h386 string
var h387 [3]int
var h388 *int
var h389 map[string]int
var h390 int
var h391 string
var h392 [3]int
var h393 *int
var h394 map[string]int
var h395 int
var h396 string
var h397 [3]int
var h398 *int
var h399 map[string]int
var h400 int
var h401 string
var h402 [3]int
var h403 *int
var h404 map[string]int
var h405 int
var h406 string
var h407 [3]int
var h408 *int
var h409 map[string]int
var h410 int
var h411 string
var h412 [3]int
var h413 *int
var h414 map[string]int
var h415 int
var h416 string
var h417 [3]int
var h418 *int
var h419 map[string]int
var h420 int
var h421 string
var h422 [3]int
var h423 *int
var h424 map[string]int
var h425 int
var h426 string
var h427 [3]int
var h428 *int
var h429 map[string]int
var h430 int
var h431 string
var h432 [3]int
var h433 *int
var h434 map[string]int
var h435 int
var h436 string
var h437 [3]int
var h438 *int
var h439 map[string]int
var h440 int
var h441 string
var h442 [3]int
var h443 *int
var h444 map[string]int
var h445 int
var h446 string
var h447 [3]int
var h448 *int
var h449 map[string]int
var h450 int
var h451 string
var h452 [3]int
var h453 *int
var h454 map[string]int
var h455 int
var h456 string
var h457 [3]int
var h458 *int
var h459 map[string]int
var h460 int
var h461 string
var h462 [3]int
var h463 *int
var h464 map[string]int
var h465 int
var h466 string
var h467 [3]int
var h468 *int
var h469 map[string]int
var h470 int
var h471 string
var h472 [3]int
var h473 *int
var h474 map[string]int
var h475 int
var h476 string
var h477 [3]int
var h478 *int
var h479 map[string]int
var h480 int
var h481 string
var h482 [3]int
var h483 *int
var h484 map[string]int
var h485 int
var h486 string
var h487 [3]int
var h488 *int
var h489 map[string]int
var h490 int
var h491 string
var h492 [3]int
var h493 *int
var h494 map[string]int
var h495 int
var h496 string
var h497 [3]int
var h498 *int
var h499 map[string]int
var h500 int
var h501 string
var h502 [3]int
var h503 *int
var h504 map[string]int
var h505 int
var h506 string
var h507 [3]int
var h508 *int
var h509 map[string]int
var h510 int
var h511 string
var h512 [3]int
var h513 *int
var h514 map[string]int
var h515 int
var h516 string
var h517 [3]int
var h518 *int
var h519 map[string]int
var h520 int
var h521 string
var h522 [3]int
var h523 *int
var h524 map[string]int
var h525 int
var h526 string
var h527 [3]int
var h528 *int
var h529 map[string]int
var h530 int
var h531 string
var h532 [3]int
var h533 *int
var h534 map[string]int
var h535 int
var h536 string
var h537 [3]int
var h538 *int
var h539 map[string]int
var h540 int
var h541 string
var h542 [3]int
var h543 *int
var h544 map[string]int
var h545 int
var h546 string
var h547 [3]int
var h548 *int
var h549 map[string]int
var h550 int
var h551 string
var h552 [3]int
var h553 *int
var h554 map[string]int
var h555 int
var h556 string
var h557 [3]int
var h558 *int
var h559 map[string]int
var h560 int
var h561 string
var h562 [3]int
var h563 *int
var h564 map[string]int
var h565 int
var h566 string
var h567 [3]int
var h568 *int
var h569 map[string]int
var h570 int
var h571 string
var h572 [3]int
var h573 *int
var h574 map[string]int
var h575 int
var h576 string
var h577 [3]int
var h578 *int
var h579 map[string]int
var h580 int
var h581 string
var h582 [3]int
var h583 *int
var h584 map[string]int
var h585 int
var h586 string
var h587 [3]int
var h588 *int
var h589 map[string]int
var h590 int
var h591 string
var h592 [3]int
var h593 *int
var h594 map[string]int
var h595 int
var h596 string
var h597 [3]int
var h598 *int
var h599 map[string]int
var h600 int
var h601 string
var h602 [3]int
var h603 *int
var h604 map[string]int
var h605 int
var h606 string
var h607 [3]int
var h608 *int
var h609 map[string]int
var h610 int
var h611 string
var h612 [3]int
var h613 *int
var h614 map[string]int
var h615 int
var h616 string
var h617 [3]int
var h618 *int
var h619 map[string]int
var h620 int
var h621 string
var h622 [3]int
var h623 *int
var h624 map[string]int
var h625 int
var h626 string
var h627 [3]int
var h628 *int
var h629 map[string]int
var h630 int
var h631 string
var h632 [3]int
var h633 *int
var h634 map[string]int
var h635 int
var h636 string
var h637 [3]int
var h638 *int
var h639 map[string]int
var h640 int
var h641 string
var h642 [3]int
var h643 *int
var h644 map[string]int
var h645 int
var h646 string
var h647 [3]int
var h648 *int
var h649 map[string]int
var h650 int
var h651 string
var h652 [3]int
var h653 *int
var h654 map[string]int
var h655 int
var h656 string
var h657 [3]int
var h658 *int
var h659 map[string]int
var h660 int
var h661 string
var h662 [3]int
var h663 *int
var h664 map[string]int
var h665 int
var h666 string
var h667 [3]int
var h668 *int
var h669 map[string]int
var h670 int
var h671 string
var h672 [3]int
var h673 *int
var h674 map[string]int
var h675 int
var h676 string
var h677 [3]int
var h678 *int
var h679 map[string]int
var h680 int
var h681 string
var h682 [3]int
var h683 *int
var h684 map[string]int
var h685 int
var h686 string
var h687 [3]int
var h688 *int
var h689 map[string]int
var h690 int
var h691 string
var h692 [3]int
var h693 *int
var h694 map[string]int
var h695 int
var h696 string
var h697 [3]int
var h698 *int
var h699 map[string]int
var h700 int
var h701 string
var h702 [3]int
var h703 *int
var h704 map[string]int
var h705 int
var h706 string
var h707 [3]int
var h708 *int
var h709 map[string]int
var h710 int
var h711 string
var h712 [3]int
var h713 *int
var h714 map[string]int
var h715 int
var h716 string
var h717 [3]int
var h718 *int
var h719 map[string]int
var h720 int
var h721 string
var h722 [3]int
var h723 *int
var h724 map[string]int
var h725 int
var h726 string
var h727 [3]int
var h728 *int
var h729 map[string]int
var h730 int
var h731 string
var h732 [3]int
var h733 *int
var h734 map[string]int
var h735 int
var h736 string
var h737 [3]int
var h738 *int
var h739 map[string]int
var h740 int
var h741 string
var h742 [3]int
var h743 *int
var h744 map[string]int
var h745 int
var h746 string
var h747 [3]int
var h748 *int
var h749 map[string]int
var h750 int
var h751 string
var h752 [3]int
var h753 *int
var h754 map[string]int
var h755 int
var h756 string
var h757 [3]int
var h758 *int
var h759 map[string]int
var h760 int
var h761 string
var h762 [3]int
var h763 *int
var h764 map[string]int
var h765 int
var h766 string
var h767 [3]int
var h768 *int
var h769 map[string]int
var h770 int
var h771 string
var h772 [3]int
var h773 *int
var h774 map[string]int
var h775 int
var h776 string
var h777 [3]int
var h778 *int
var h779 map[string]int
var h780 int
var h781 string
var h782 [3]int
var h783 *int
var h784 map[string]int
var h785 int
var h786 string
var h787 [3]int
var h788 *int
var h789 map[string]int
var h790 int
var h791 string
var h792 [3]int
var h793 *int
var h794 map[string]int
var h795 int
var h796 string
var h797 [3]int
var h798 *int
var h799 map[string]int
var h800 int
var h801 string
var h802 [3]int
var h803 *int
var h804 map[string]int
var h805 int
var h806 string
var h807 [3]int
var h808 *int
var h809 map[string]int
var h810 int
var h811 string
var h812 [3]int
var h813 *int
var h814 map[string]int
var h815 int
var h816 string
var h817 [3]int
var h818 *int
var h819 map[string]int
var h820 int
var h821 string
var h822 [3]int
var h823 *int
var h824 map[string]int
var h825 int
var h826 string
var h827 [3]int
var h828 *int
var h829 map[string]int
var h830 int
var h831 string
var h832 [3]int
var h833 *int
var h834 map[string]int
var h835 int
var h836 string
var h837 [3]int
var h838 *int
var h839 map[string]int
var h840 int
var h841 string
var h842 [3]int
var h843 *int
var h844 map[string]int
var h845 int
var h846 string
var h847 [3]int
var h848 *int
var h849 map[string]int
var h850 int
var h851 string
var h852 [3]int
var h853 *int
var h854 map[string]int
var h855 int
var h856 string
var h857 [3]int
var h858 *int
var h859 map[string]int
var h860 int
var h861 string
var h862 [3]int
var h863 *int
var h864 map[string]int
var h865 int
var h866 string
var h867 [3]int
var h868 *int
var h869 map[string]int
var h870 int
var h871 string
var h872 [3]int
var h873 *int
var h874 map[string]int
var h875 int
var h876 string
var h877 [3]int
var h878 *int
var h879 map[string]int
var h880 int
var h881 string
var h882 [3]int
var h883 *int
var h884 map[string]int
var h885 int
var h886 string
var h887 [3]int
var h888 *int
var h889 map[string]int
var h890 int
var h891 string
var h892 [3]int
var h893 *int
var h894 map[string]int
var h895 int
var h896 string
var h897 [3]int
var h898 *int
var h899 map[string]int
var h900 int
var h901 string
var h902 [3]int
var h903 *int
var h904 map[string]int
var h905 int
var h906 string
var h907 [3]int
var h908 *int
var h909 map[string]int
var h910 int
var h911 string
var h912 [3]int
var h913 *int
var h914 map[string]int
var h915 int
var h916 string
var h917 [3]int
var h918 *int
var h919 map[string]int
var h920 int
var h921 string
var h922 [3]int
var h923 *int
var h924 map[string]int
var h925 int
var h926 string
var h927 [3]int
var h928 *int
var h929 map[string]int
var h930 int
var h931 string
var h932 [3]int
var h933 *int
var h934 map[string]int
var h935 int
var h936 string
var h937 [3]int
var h938 *int
var h939 map[string]int
var h940 int
var h941 string
var h942 [3]int
var h943 *int
var h944 map[string]int
var h945 int
var h946 string
var h947 [3]int
var h948 *int
var h949 map[string]int
var h950 int
var h951 string
var h952 [3]int
var h953 *int
var h954 map[string]int
var h955 int
var h956 string
var h957 [3]int
var h958 *int
var h959 map[string]int
var h960 int
var h961 string
var h962 [3]int
var h963 *int
var h964 map[string]int
var h965 int
var h966 string
var h967 [3]int
var h968 *int
var h969 map[string]int
var h970 int
var h971 string
var h972 [3]int
var h973 *int
var h974 map[string]int
var h975 int
var h976 string
var h977 [3]int
var h978 *int
var h979 map[string]int
var h980 int
var h981 string
var h982 [3]int
var h983 *int
var h984 map[string]int
var h985 int
var h986 string
var h987 [3]int
var h988 *int
var h989 map[string]int
var h990 int
var h991 string
var h992 [3]int
var h993 *int
var h994 map[string]int
var h995 int
var h996 string
var h997 [3]int
var h998 *int
var h999 map[string]int
var h1000 int
var h1001 string
var h1002 [3]int
var h1003 *int
var h1004 map[string]int
var h1005 int
var h1006 string
var h1007 [3]int
var h1008 *int
var h1009 map[string]int
var h1010 int
var h1011 string
var h1012 [3]int
var h1013 *int
var h1014 map[string]int
var h1015 int
var h1016 string
var h1017 [3]int
var h1018 *int
var h1019 map[string]int
var h1020 int
var h1021 string
var h1022 [3]int
var h1023 *int
var h1024 map[string]int
var h1025 int
var h1026 string
var h1027 [3]int
var h1028 *int
var h1029 map[string]int
var h1030 int
var h1031 string
var h1032 [3]int
var h1033 *int
var h1034 map[string]int
var h1035 int
var h1036 string
var h1037 [3]int
var h1038 *int
var h1039 map[string]int
var h1040 int
var h1041 string
var h1042 [3]int
var h1043 *int
var h1044 map[string]int
var h1045 int
var h1046 string
var h1047 [3]int
var h1048 *int
var h1049 map[string]int
var h1050 int
var h1051 string
var h1052 [3]int
var h1053 *int
var h1054 map[string]int
var h1055 int
var h1056 string
var h1057 [3]int
var h1058 *int
var h1059 map[string]int
var h1060 int
var h1061 string
var h1062 [3]int
var h1063 *int
var h1064 map[string]int
var h1065 int
var h1066 string
var h1067 [3]int
var h1068 *int
var h1069 map[string]int
var h1070 int
var h1071 string
var h1072 [3]int
var h1073 *int
var h1074 map[string]int
var h1075 int
var h1076 string
var h1077 [3]int
var h1078 *int
var h1079 map[string]int
var h1080 int
var h1081 string
var h1082 [3]int
var h1083 *int
var h1084 map[string]int
var h1085 int
var h1086 string
var h1087 [3]int
var h1088 *int
var h1089 map[string]int
var h1090 int
var h1091 string
var h1092 [3]int
var h1093 *int
var h1094 map[string]int
var h1095 int
var h1096 string
var h1097 [3]int
var h1098 *int
var h1099 map[string]int
var h1100 int
var h1101 string
var h1102 [3]int
var h1103 *int
var h1104 map[string]int
var h1105 int
var h1106 string
var h1107 [3]int
var h1108 *int
var h1109 map[string]int
var h1110 int
var h1111 string
var h1112 [3]int
var h1113 *int
var h1114 map[string]int
var h1115 int
var h1116 string
var h1117 [3]int
var h1118 *int
var h1119 map[string]int
var h1120 int
var h1121 string
var h1122 [3]int
var h1123 *int
var h1124 map[string]int
var h1125 int
var h1126 string
var h1127 [3]int
var h1128 *int
var h1129 map[string]int
var h1130 int
var h1131 string
var h1132 [3]int
var h1133 *int
var h1134 map[string]int
var h1135 int
var h1136 string
var h1137 [3]int
var h1138 *int
var h1139 map[string]int
var h1140 int
var h1141 string
var h1142 [3]int
var h1143 *int
var h1144 map[string]int
var h1145 int
var h1146 string
var h1147 [3]int
var h1148 *int
var h1149 map[string]int
var h1150 int
var h1151 string
var h1152 [3]int
var h1153 *int
var h1154 map[string]int
var h1155 int
var h1156 string
var h1157 [3]int
var h1158 *int
var h1159 map[string]int
var h1160 int
var h1161 string
var h1162 [3]int
var h1163 *int
var h1164 map[string]int
var h1165 int
var h1166 string
var h1167 [3]int
var h1168 *int
var h1169 map[string]int
var h1170 int
var h1171 string
var h1172 [3]int
var h1173 *int
var h1174 map[string]int
var h1175 int
var h1176 string
var h1177 [3]int
var h1178 *int
var h1179 map[string]int
var h1180 int
var h1181 string
var h1182 [3]int
var h1183 *int
var h1184 map[string]int
var h1185 int
var h1186 string
var h1187 [3]int
var h1188 *int
var h1189 map[string]int
var h1190 int
var h1191 string
var h1192 [3]int
var h1193 *int
var h1194 map[string]int
var h1195 int
var h1196 string
var h1197 [3]int
var h1198 *int
var h1199 map[string]int
var h1200 int
var h1201 string
var h1202 [3]int
var h1203 *int
var h1204 map[string]int
var h1205 int
var h1206 string
var h1207 [3]int
var h1208 *int
var h1209 map[string]int
var h1210 int
var h1211 string
var h1212 [3]int
var h1213 *int
var h1214 map[string]int
var h1215 int
var h1216 string
var h1217 [3]int
var h1218 *int
var h1219 map[string]int
var h1220 int
var h1221 string
var h1222 [3]int
var h1223 *int
var h1224 map[string]int
var h1225 int
var h1226 string
var h1227 [3]int
var h1228 *int
var h1229 map[string]int
var h1230 int
var h1231 string
var h1232 [3]int
var h1233 *int
var h1234 map[string]int
var h1235 int
var h1236 string
var h1237 [3]int
var h1238 *int
var h1239 map[string]int
var h1240 int
var h1241 string
var h1242 [3]int
var h1243 *int
var h1244 map[string]int
var h1245 int
var h1246 string
var h1247 [3]int
var h1248 *int
var h1249 map[string]int
var h1250 int
var h1251 string
var h1252 [3]int
var h1253 *int
var h1254 map[string]int
var h1255 int
var h1256 string
var h1257 [3]int
var h1258 *int
var h1259 map[string]int
var h1260 int
var h1261 string
var h1262 [3]int
var h1263 *int
var h1264 map[string]int
var h1265 int
var h1266 string
var h1267 [3]int
var h1268 *int
var h1269 map[string]int
var h1270 int
var h1271 string
var h1272 [3]int
var h1273 *int
var h1274 map[string]int
var h1275 int
var h1276 string
var h1277 [3]int
var h1278 *int
var h1279 map[string]int
var h1280 int
var h1281 string
var h1282 [3]int
var h1283 *int
var h1284 map[string]int
var h1285 int
var h1286 string
var h1287 [3]int
var h1288 *int
var h1289 map[string]int
var h1290 int
var h1291 string
var h1292 [3]int
var h1293 *int
var h1294 map[string]int
var h1295 int
var h1296 string
var h1297 [3]int
var h1298 *int
var h1299 map[string]int
var h1300 int
var h1301 string
var h1302 [3]int
var h1303 *int
var h1304 map[string]int
var h1305 int
var h1306 string
var h1307 [3]int
var h1308 *int
var h1309 map[string]int
var h1310 int
var h1311 string
var h1312 [3]int
var h1313 *int
var h1314 map[string]int
var h1315 int
var h1316 string
var h1317 [3]int
var h1318 *int
var h1319 map[string]int
var h1320 int
var h1321 string
var h1322 [3]int
var h1323 *int
var h1324 map[string]int
var h1325 int
var h1326 string
var h1327 [3]int
var h1328 *int
var h1329 map[string]int
var h1330 int
var h1331 string
var h1332 [3]int
var h1333 *int
var h1334 map[string]int
var h1335 int
var h1336 string
var h1337 [3]int
var h1338 *int
var h1339 map[string]int
var h1340 int
var h1341 string
var h1342 [3]int
var h1343 *int
var h1344 map[string]int
var h1345 int
var h1346 string
var h1347 [3]int
var h1348 *int
var h1349 map[string]int
var h1350 int
var h1351 string
var h1352 [3]int
var h1353 *int
var h1354 map[string]int
var h1355 int
var h1356 string
var h1357 [3]int
var h1358 *int
var h1359 map[string]int
var h1360 int
var h1361 string
var h1362 [3]int
var h1363 *int
var h1364 map[string]int
var h1365 int
var h1366 string
var h1367 [3]int
var h1368 *int
var h1369 map[string]int
var h1370 int
var h1371 string
var h1372 [3]int
var h1373 *int
var h1374 map[string]int
var h1375 int
var h1376 string
var h1377 [3]int
var h1378 *int
var h1379 map[string]int
var h1380 int
var h1381 string
var h1382 [3]int
var h1383 *int
var h1384 map[string]int
var h1385 int
var h1386 string
var h1387 [3]int
var h1388 *int
var h1389 map[string]int
var h1390 int
var h1391 string
var h1392 [3]int
var h1393 *int
var h1394 map[string]int
var h1395 int
var h1396 string
var h1397 [3]int
var h1398 *int
var h1399 map[string]int
var h1400 int
var h1401 string
var h1402 [3]int
var h1403 *int
var h1404 map[string]int
var h1405 int
var h1406 string
var h1407 [3]int
var h1408 *int
var h1409 map[string]int
var h1410 int
var h1411 string
var h1412 [3]int
var h1413 *int
var h1414 map[string]int
var h1415 int
var h1416 string
var h1417 [3]int
var h1418 *int
var h1419 map[string]int
var h1420 int
var h1421 string
var h1422 [3]int
var h1423 *int
var h1424 map[string]int
var h1425 int
var h1426 string
var h1427 [3]int
var h1428 *int
var h1429 map[string]int
var h1430 int
var h1431 string
var h1432 [3]int
var h1433 *int
var h1434 map[string]int
var h1435 int
var h1436 string
var h1437 [3]int
var h1438 *int
var h1439 map[string]int
var h1440 int
var h1441 string
var h1442 [3]int
var h1443 *int
var h1444 map[string]int
var h1445 int
var h1446 string
var h1447 [3]int
var h1448 *int
var h1449 map[string]int
var h1450 int
var h1451 string
var h1452 [3]int
var h1453 *int
var h1454 map[string]int
var h1455 int
var h1456 string
var h1457 [3]int
var h1458 *int
var h1459 map[string]int
var h1460 int
var h1461 string
var h1462 [3]int
var h1463 *int
var h1464 map[string]int
var h1465 int
var h1466 string
var h1467 [3]int
var h1468 *int
var h1469 map[string]int
var h1470 int
var h1471 string
var h1472 [3]int
var h1473 *int
var h1474 map[string]int
var h1475 int
var h1476 string
var h1477 [3]int
var h1478 *int
var h1479 map[string]int
var h1480 int
var h1481 string
var h1482 [3]int
var h1483 *int
var h1484 map[string]int
var h1485 int
var h1486 string
var h1487 [3]int
var h1488 *int
var h1489 map[string]int
var h1490 int
var h1491 string
var h1492 [3]int
var h1493 *int
var h1494 map[string]int
var h1495 int
var h1496 string
var h1497 [3]int
var h1498 *int
var h1499 map[string]int

func start() int { return 7 }

func main() {
	println(g0, g1, g1499, g1500)
	h0, h1, h2 = g0, "s", [3]int{1, 2, 3}
	h3 = &h1495
	*h3 = 99
	h4 = map[string]int{"a": 1}
	println(h0, h1, h2[2], h1495, len(h4), h1499 == nil, h1498 == nil, h1497[0], h1496 == "")
}
