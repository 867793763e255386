#!/usr/bin/env python3
"""Writes the standard characters by their sounds, as C++ and, beside it, as plain bytes (.bin).

    make-pinyin.py UNICODE_FOLDER OUTPUT.cpp

UNICODE_FOLDER holds Unihan, as Debian's unicode-data installs it. A character is listed under each
of its readings, without tones, and with v for ü as keyboards have it. Only standard characters
(kTGH) are listed: folded text has hardly any others.
"""

import os
import struct
import sys
import unicodedata

from unihan import unihan_entries, varint, write_bytes

# Where each source keeps its readings: all between blanks, after an optional "place:", divided by
# commas, before an optional "(frequency)".
READING_KEYS = ("kTGHZ2013", "kMandarin", "kHanyuPinlu")


def without_tone(reading):
    """"lǜ" is "lv"."""
    letters = ""
    for letter in unicodedata.normalize("NFD", reading):
        if letter == "\u0308" and letters.endswith("u"):
            letters = letters[:-1] + "v"
        elif not unicodedata.combining(letter):
            letters += letter
    return letters


def readings(value):
    for word in value.split():
        for reading in word.split(":")[-1].split("(")[0].split(","):
            yield without_tone(reading)


def read_sounds(folder):
    standard = {code for code, key, _ in unihan_entries(folder, "OtherMappings") if key == "kTGH"}
    sounds = {}
    for code, key, value in unihan_entries(folder, "Readings"):
        if key in READING_KEYS and code in standard and code < 0x10000:
            for sound in readings(value):
                # Interjections such as "ng" are left out: they would look like initials.
                if set(sound) & set("aeiouv"):
                    sounds.setdefault(sound, set()).add(code)
    return sounds


def write(sounds, path):
    names = sorted(sounds)
    by_character = {}
    for number, name in enumerate(names):
        for code in sounds[name]:
            by_character.setdefault(code, []).append(number)
    steps, readings, flags, last = [], [], [], 0
    for code, numbers in sorted(by_character.items()):
        steps += varint(code - last)
        last = code
        for number in numbers:
            readings.append(number & 0xFF)
            flags.append(number >> 8 | (2 if number == numbers[-1] else 0))
    letters = "".join(name + "\0" for name in names).encode("ascii")
    counts = (len(names), len(by_character), len(readings), len(letters), len(steps))
    packed = b"".join((struct.pack("<5H", *counts), letters, bytes(steps), bytes(readings),
                       bytes(flags)))
    with open(path, "w", encoding="ascii") as out:
        out.write("// Written by scripts/make-pinyin.py; not to be edited.\n"
                  '#include "text/pinyin_table.h"\n\nnamespace kexie::pinyin_table {\n\n'
                  "static ")
        write_bytes(out, "bytes", packed)
        out.write("\nstd::string_view built_in() {\n"
                  "    return {reinterpret_cast<const char*>(bytes), sizeof bytes};\n}\n"
                  "\n}  // namespace kexie::pinyin_table\n")
    with open(os.path.splitext(path)[0] + ".bin", "wb") as out:
        out.write(packed)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(read_sounds(sys.argv[1]), sys.argv[2])
