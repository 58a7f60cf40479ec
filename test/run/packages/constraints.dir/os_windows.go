package main

const osName = "windows"
