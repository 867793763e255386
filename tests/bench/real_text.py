#!/usr/bin/env python3
"""Writes real Chinese text for search_bench: real_text.py OUTPUT

The text comes from Debian's translated manual pages (manpages-zh) and the help of LibreOffice
(libreoffice-help-zh-cn), which are installed if missing and never committed. One paragraph a line,
an empty line after each document.
"""
import gzip
import html
import pathlib
import re
import subprocess
import sys

PACKAGES = ["manpages-zh", "libreoffice-help-zh-cn"]
HAN = re.compile("[\u4e00-\u9fff]")


def files(package):
    listing = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=False)
    return [pathlib.Path(line) for line in sorted(listing.stdout.splitlines())]


def man_page(path):
    """Lines of running text; a request, a blank line or a long gap ends a paragraph."""
    source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    source = re.sub(r'^\.(B|I|BR|BI|IR|IB|RB|RI|SM|SB) ', "", source, flags=re.M)
    source = re.sub(r'^[.\'].*$', "\n", source, flags=re.M)
    source = re.sub(r'\\f(\[[^\]]*\]|\(..|.)|\\[&|^/,cd]|\\s[-+]?\d+|\\".*', "", source)
    source = source.replace("\\-", "-").replace("\\e", "\\")
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", source)]


def help_page(path):
    source = path.read_text("utf-8", "replace")
    source = source[source.find('id="DisplayArea"') :]
    blocks = re.findall(r"<(?:p|h\d)\b[^>]*>(.*?)</(?:p|h\d)>", source, flags=re.S)
    return [" ".join(html.unescape(re.sub("<[^>]*>", "", block)).split()) for block in blocks]


def main():
    missing = [name for name in PACKAGES if not files(name)]
    if missing:
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *missing], check=True)
    documents = [man_page(path) for path in files(PACKAGES[0]) if "/zh_CN/" in str(path) and path.suffix == ".gz" and not path.is_symlink()]
    documents += [help_page(path) for path in files(PACKAGES[1]) if path.suffix == ".html"]
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for document in documents:
            lines = [line for line in document if len(HAN.findall(line)) * 2 > len(line)]
            if lines:
                out.write("\n".join(lines) + "\n\n")


main()
