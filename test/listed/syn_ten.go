package main

func a() { ) }
func b() { ) }
func c() { ) }
func d() { ) }
func e() { ) }
func f() { ) }
func g() { ) }
func h() { ) }
func i() { ) }
func j() { ) }
func k() { ) }
