#!/usr/bin/env python3
"""Writes the table of characters that search takes for the same, as C++.

    make-variants.py UNICODE_FOLDER OUTPUT.cpp

UNICODE_FOLDER holds the Unicode character database and Unihan, as Debian's unicode-data installs
them. The rules are those of docs/QUERIES.md; what decides between them is one guarantee: two
characters that both stand in the table of standard characters (kTGH) never become the same, but
for the few of STANDARD_BUT_MERGED. Characters that the table does not change are left out.
"""

import sys

from unihan import lines_of, unihan_entries, varint, write_bytes

# Standard characters that modern text uses only in a few old words, and that traditional text uses
# for the other one all the time: 基於, 什麽, 特徵, 夥伴, 瞭解, 剋服, 公釐.
STANDARD_BUT_MERGED = dict(zip("於麽徵夥瞭剋釐", "于么征伙了克厘"))

# Zero as written in years: 二〇二三 is printed with any of these.
ZERO = {"〇": "零", "○": "零"}

# Signs that src/text/fold.cpp folds, where they are parts of others.
SIGNS = {0x2212: ord("-"), 0x2215: ord("/"), 0x2113: ord("l")}


def code_points(text):
    """The characters of a Unihan value such as "U+5E72<kMatthews U+4E7E"."""
    return [int(word.split("<")[0][2:], 16) for word in text.split()]


def read_unihan(folder):
    standard, simplified, similar = {}, {}, {}
    for code, key, value in unihan_entries(folder, "OtherMappings"):
        if key == "kTGH":
            standard[code] = int(value.split()[0].split(":")[1])
        elif key == "kGB0":
            # In the older standard too, such as the radicals 氵 and 亻: they mean themselves.
            standard.setdefault(code, 0xFFFF)
    for code, key, value in unihan_entries(folder, "Variants"):
        if key == "kSimplifiedVariant":
            simplified[code] = code_points(value)
        elif key in ("kSemanticVariant", "kZVariant"):
            similar.setdefault(code, []).extend(code_points(value))
    return standard, simplified, similar


def han_target(code, standard, simplified, similar, seen=frozenset()):
    """The standard characters that `code` may stand for: one, or it is left alone."""
    if standard.get(code, 0xFFFF) < 0xFFFF or code in seen:
        return {code} - seen
    targets = [target for target in simplified.get(code, []) if target != code]
    if targets:
        common = [target for target in targets if target in standard]
        if common:
            return {min(common, key=standard.get)}
        return {targets[0]}
    if code in standard:
        return {code}
    found = set()
    for target in similar.get(code, []):
        for end in han_target(target, standard, simplified, similar, seen | {code}):
            if end in standard:
                found.add(end)
    return found


def han_table(folder):
    standard, simplified, similar = read_unihan(folder)
    table = {}
    for code in set(simplified) | set(similar):
        targets = han_target(code, standard, simplified, similar)
        if len(targets) == 1:
            table[code] = targets.pop()
    for old, new in (STANDARD_BUT_MERGED | ZERO).items():
        table[ord(old)] = ord(new)
    return table


def form_table(folder):
    """Width, compatibility ideographs, radicals that stand for characters, and letter case."""
    table = {}
    for line in lines_of(folder, "UnicodeData.txt"):
        fields = line.split(";")
        code, decomposition = int(fields[0], 16), fields[5].split()
        kind = decomposition.pop(0) if decomposition and decomposition[0][0] == "<" else ""
        is_radical = 0x2E80 <= code <= 0x2FDF
        is_ideograph = 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
        if len(decomposition) != 1:
            continue
        target = int(decomposition[0], 16)
        # CO₂ and m² are looked for by their digits (search/query/spelling), since 10² is not 102.
        is_sign = kind in ("<super>", "<sub>") and chr(target) in "+-=()\u2212"
        if kind in ("<wide>", "<narrow>", "<small>") or is_radical or is_ideograph or is_sign:
            table[code] = SIGNS.get(target, target)
    for line in lines_of(folder, "EquivalentUnifiedIdeograph.txt"):
        codes, ideograph = (part.strip() for part in line.split(";"))
        first, _, last = codes.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            table.setdefault(code, int(ideograph, 16))
    for line in lines_of(folder, "CaseFolding.txt"):
        code, status, target = (part.strip() for part in line.split(";")[:3])
        if status in ("C", "S"):
            table[int(code, 16)] = int(target, 16)
    return table


def squares(folder, table):
    """What the units that are one character each become: ㎡ is m², ℃ is °c."""
    found = {}
    for line in lines_of(folder, "UnicodeData.txt"):
        fields = line.split(";")
        code, decomposition = int(fields[0], 16), fields[5].split()
        if 0x3371 <= code <= 0x33FF and decomposition[0] == "<square>" or code in (0x2103, 0x2109):
            targets = [int(target, 16) for target in decomposition[1:]]
            if max(targets) < 0x3000:
                found[code] = [table.get(target, target) for target in targets]
    return found


def toward_basic_plane(table):
    """No character of the basic plane becomes one beyond it: that one becomes the other instead.

    Such pairs are rare characters that were simplified late. Two that share a simplified form keep
    apart.
    """
    result = {code: target for code, target in table.items() if code >= 0x10000 > target
              or (code < 0x10000) == (target < 0x10000)}
    turned = {}
    for code in set(table) - set(result):
        turned.setdefault(table[code], []).append(code)
    for target, sources in turned.items():
        if len(sources) == 1:
            result[target] = sources[0]
    return result


def closed(table):
    """Every character with the end of its chain, so that Ａ → A → a is one step."""
    result = {}
    for code in table:
        target, seen = table[code], {code}
        while target in table and target not in seen:
            seen.add(target)
            target = table[target]
        if target != code:
            result[code] = target
    return result


def without_rare_ones(table, standard):
    """Without what is known of characters beyond the basic plane among themselves: such stand in no
    font that people have, unless they are standard characters."""
    return {code: target for code, target in table.items()
            if code < 0x20000 or target < 0x20000 or code in standard or target in standard}


def write(table, expansions, path):
    pairs = sorted(table.items())
    steps, last = [], 0
    for code, _ in pairs:
        steps += varint(code - last)
        last = code
    with open(path, "w", encoding="ascii") as out:
        out.write("// Written by scripts/make-variants.py; not to be edited.\n"
                  '#include "text/fold_table.h"\n\nnamespace kexie::fold_table {\n\n')
        write_bytes(out, "steps", steps)
        for shift, name in ((0, "low"), (8, "high"), (16, "plane")):
            write_bytes(out, name, [target >> shift & 0xFF for _, target in pairs])
        out.write("const std::size_t count = %d;\n\n" % len(pairs))
        out.write("const std::u16string_view expansions =\n")
        for code, targets in sorted(expansions.items()):
            out.write('    u"%s"\n' % "".join("\\x%04X" % each for each in [code] + targets))
        out.write("    u\"\";\n\n}  // namespace kexie::fold_table\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    unicode_folder, output = sys.argv[1:]
    table = form_table(unicode_folder) | han_table(unicode_folder)
    standard = read_unihan(unicode_folder)[0]
    table = without_rare_ones(closed(toward_basic_plane(table)), standard)
    write(table, squares(unicode_folder, table | SIGNS), output)
