#!/usr/bin/env python3
"""Writes the C++ source of image::makerId: a hash of the sources and flags that decide what a library image holds.

    tools/maker_id.py LIST FLAGS OUTPUT    LIST: a file with the names of the sources, a line each
"""
import hashlib
import sys


def main():
    names, flags, output = sys.argv[1:]
    h = hashlib.sha1(flags.encode())
    with open(names) as f:
        for name in sorted(f.read().split('\n')):
            if name:
                with open(name, 'rb') as source:
                    h.update(hashlib.sha1(source.read()).digest())
    text = ('// Made by tools/maker_id.py.\n#include "image/image.h"\n\nnamespace vo::image {\n'
            'std::string_view makerId() { return "%s"; }\n}  // namespace vo::image\n' % h.hexdigest())
    try:
        with open(output) as f:
            if f.read() == text:
                return
    except OSError:
        pass
    with open(output, 'w') as f:
        f.write(text)


main()
