#!/usr/bin/env bash
# Prints bulletins by the programs that people print with, and reads the files.
#
#   printed_bulletins.sh BUILD COUNT ISSUES PRINTER...
#
# COUNT made-up bulletins, and the text files in the folder ISSUES (none where it is "-" or missing)
# in five looks each. Printers: office (LibreOffice, PDF and DOCX), chromium and untagged (Chromium with
# and without tags), weasyprint, wkhtmltopdf, xetex; word and wps (DOCX as these write it) need no
# program. KEEP=FOLDER keeps the files there. Exits with 77 where a program is missing.
set -euo pipefail
build=$(realpath "$1") count=$2 issues=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
skip() { echo "skipped: $1" && exit 77; }
require() { command -v "$1" >/dev/null || skip "$1 is missing"; }
require pdftotext
[ -x "$build/kexie-pdf" ] || skip "kexie-pdf was not built"
[ "$count" != 0 ] || [ -d "$issues" ] || skip "$issues is missing"
[ ! -d "$issues" ] || issues=("$issues")
[ -d "${issues[0]}" ] || issues=()
folder=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$folder"' EXIT
sources=$folder/sources made=$folder/made
mkdir -p "$sources" "$made"
"$build/printed_bulletins" write "$sources" "$count" "${issues[@]}"

office() {
    require soffice
    for format in pdf docx; do
        soffice --headless -env:UserInstallation="file://$folder/profile" --convert-to $format \
            --outdir "$1" "$sources"/office/*.fodt
    done
}
by_chromium() {
    [ -d "$here/../web/node_modules/playwright-core" ] || skip "playwright-core is missing"
    node "$here/../web/print_pages.mjs" "$1" "$2" "$sources"/html/*.html
}
chromium() { by_chromium "$1" tagged; }
untagged() { by_chromium "$1" untagged; }
weasyprint() {
    require weasyprint
    /usr/bin/python3 - "$1" "$sources"/html/*.html <<'END'
import pathlib, sys, weasyprint
for path in map(pathlib.Path, sys.argv[2:]):
    weasyprint.HTML(path).write_pdf(pathlib.Path(sys.argv[1]) / (path.stem + '.pdf'))
END
}
wkhtmltopdf() {
    require wkhtmltopdf
    for file in "$sources"/html/*.html; do
        name=$(basename "$file" .html)
        QT_QPA_PLATFORM=offscreen command wkhtmltopdf -q -s A4 -B 25mm -T 25mm -L 25mm -R 25mm \
            --footer-center '- [page] -' "$file" "$1/$name.pdf"
    done
}
xetex() {
    require xetex
    (cd "$sources/tex" && for file in *.tex; do
        command xetex -interaction=batchmode -output-directory="$1" "$file" || true
    done)
}
word() { cp "$sources"/word/*.docx "$1"; }
wps() { cp "$sources"/wps/*.docx "$1"; }

for printer in "$@"; do
    mkdir -p "$made/$printer"
    "$printer" "$made/$printer" >"$folder/log" 2>&1 || {
        code=$?
        tail -n 20 "$folder/log"
        exit $code
    }
    for file in "$made/$printer"/*.pdf; do
        [ -e "$file" ] || continue
        "$build/kexie-pdf" "$file" >"${file%.pdf}.runs"
        pdftotext "$file" "${file%.pdf}.text"
    done
done
"$build/printed_bulletins" score "$made" "$count" "${issues[@]}"
