"""Reads the Unicode character database, from plain, .bz2 or zipped files as systems carry them."""

import bz2
import io
import os
import sys
import zipfile


def open_text(folder, name):
    path = os.path.join(folder, name)
    if os.path.exists(path):
        return open(path, encoding="utf-8")
    if os.path.exists(path + ".bz2"):
        return bz2.open(path + ".bz2", "rt", encoding="utf-8")
    archive = os.path.join(folder, "Unihan.zip")
    if name.startswith("Unihan_") and os.path.exists(archive):
        return io.TextIOWrapper(zipfile.ZipFile(archive).open(name), encoding="utf-8")
    sys.exit(f"{path}: not there, nor as .bz2, nor in Unihan.zip. Install Debian's unicode-data, "
             "or set KEXIE_UNICODE_DIR to a folder with the Unicode character database and Unihan.")


def lines_of(folder, name):
    """Lines without comments; empty ones are left out."""
    with open_text(folder, name) as lines:
        for line in lines:
            line = line.partition("#")[0].strip()
            if line:
                yield line


def unihan_entries(folder, part):
    """(code point, key, value) of Unihan_<part>.txt."""
    with open_text(folder, f"Unihan_{part}.txt") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, key, value = line.rstrip("\n").split("\t")
                yield int(code[2:], 16), key, value


def varint(number):
    """Seven bits a byte, lowest first; all bytes but the last have the eighth bit."""
    out = []
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return out + [number]


def write_bytes(out, name, values):
    """An array of bytes in C++."""
    out.write("const std::uint8_t %s[] = {\n" % name)
    for i in range(0, len(values), 24):
        out.write("    " + ", ".join(map(str, values[i:i + 24])) + ",\n")
    out.write("};\n")
