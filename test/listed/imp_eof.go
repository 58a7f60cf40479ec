package main

import
