#!/usr/bin/env bash
# Fails where src/ui, or a program's own file in src/, holds Chinese words outside the table of
# strings: they would stay Chinese when the language is switched. Comments may hold what they like.
# Usage: check_strings.sh [ROOT]
set -euo pipefail

root="${1:-$(cd "$(dirname "$0")/../.." && pwd)}"
cd "$root"
export LC_ALL=C.UTF-8

found=0
while IFS= read -r file; do
    [[ "$file" == src/ui/strings.cpp || "$file" == src/ui/printed_page_words.cpp ]] && continue
    # Without the rest of the line after //, but for addresses.
    if sed 's@\([^:]\|^\)//.*@\1@' "$file" | grep -nP '"[^"]*[\x{3400}-\x{9FFF}][^"]*"' | sed "s|^|$file:|"; then
        found=1
    fi
done < <(find src/ui src -maxdepth 1 -name '*.cpp' -o -maxdepth 1 -name '*.h' | sort -u)
if ((found)); then
    echo "These belong into src/ui/strings.cpp."
    exit 1
fi
echo "All words are in the table."
