#!/usr/bin/env bash
# Prints made-up bulletins as an office does, through LibreOffice, and reads the files.
#
#   printed_bulletins.sh BUILD COUNT
#
# Exits with 77 where LibreOffice or poppler is missing.
set -euo pipefail
build=$1 count=$2
for needed in soffice pdftotext; do
    command -v $needed >/dev/null || { echo "skipped: $needed is missing" && exit 77; }
done
[ -x "$build/kexie-pdf" ] || { echo "skipped: kexie-pdf was not built" && exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$build/printed_bulletins" write "$folder" "$count"
for format in pdf docx; do
    soffice --headless -env:UserInstallation="file://$folder/profile" --convert-to $format \
        --outdir "$folder" "$folder"/*.fodt >"$folder/log" 2>&1 ||
        { cat "$folder/log" && exit 1; }
done
for file in "$folder"/*.pdf; do
    "$build/kexie-pdf" "$file" >"${file%.pdf}.runs"
    pdftotext "$file" "${file%.pdf}.text"
done
"$build/printed_bulletins" score "$folder" "$count"
