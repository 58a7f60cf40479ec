package main

import ("fmt"
