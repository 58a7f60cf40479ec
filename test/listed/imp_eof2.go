package main

import (
