#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Runs every test: of style, native, under sanitizers, by fuzzing, as WebAssembly, in the browser,
# and of the desktop program. All steps run, whatever fails; the last line counts them.
#
#   scripts/test.sh
#
# What a step prints is kept in build/logs/. Besides the digests in data/issues, the issues in
# ../shared/archive are packed and tried where that folder is there.

set -euo pipefail
. "$(dirname "$0")/lib/build.sh"
cd "$KEXIE_ROOT"
logs=build/logs
mkdir -p "$logs"
passed=0
failed=()

# A step that takes longer hangs: what it began is ended, and the rest still runs.
limit_s=${KEXIE_STEP_SECONDS:-900}

# watch PID: until the process group PID has ended by itself or at the limit; its exit code.
watch() {
    local ends=$((SECONDS + limit_s)) code=0
    while kill -0 "$1" 2>/dev/null; do
        if [ $SECONDS -ge $ends ]; then
            printf '\nended after %d s, with these still running:\n' "$limit_s"
            ps -e -o pgid,pid,etimes,stat,args | awk -v group="$1" '$1 == group' || true
            kill -TERM -- "-$1" 2>/dev/null || true
            sleep 5
            kill -KILL -- "-$1" 2>/dev/null || true
            break
        fi
        sleep 0.2
    done
    wait "$1" || code=$?
    return $code
}

# step NAME COMMAND...: runs it with its output in a log; shows its last line, or if it fails the
# end of the log. It has a process group of its own, and no terminal to wait for.
step() {
    local name=$1 log began=$SECONDS code=0
    log="$logs/$(printf '%s' "$1" | tr -c 'a-zA-Z0-9' '-').log"
    shift
    printf '\n== %s\n' "$name"
    set -m
    (
        set -e
        "$@"
    ) >"$log" 2>&1 </dev/null &
    set +m
    watch $! >>"$log" 2>&1 || code=$?
    if [ $code -eq 0 ]; then
        passed=$((passed + 1))
        note "$(grep -v '^ *$' "$log" | tail -n 1)"
        note "passed in $((SECONDS - began)) s"
    else
        failed+=("$name")
        tail -n 60 "$log"
        note "FAILED after $((SECONDS - began)) s with exit code $code; all of it: $log"
    fi
}

check_format() {
    local files
    mapfile -t files < <(git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h')
    clang-format-14 --dry-run --Werror "${files[@]}"
    echo "${#files[@]} files are formatted"
}

build_and_test() {
    build_preset "$1" all
    ctest --preset "$1"
}

# The core has to build where there is neither SDL nor ImGui: the preset leaves the interface out.
# The command line is tried natively; here it would take as long to compile as half of the core.
core_under_sanitizers() {
    build_preset asan kexie_tests parse_fuzz bundle_fuzz
    ctest --preset asan --tests-regex '^kexie_tests_'
}

wasm_under_node() {
    build_preset web kexie_tests search_answers
    ctest --preset web
}

# fuzz_one TARGET SECONDS: starts from the seeds in tests/fuzz/corpus; what it finds stays in build/.
fuzz_one() {
    local target=$1 seconds=$2 found="build/asan/found/$1"
    mkdir -p "$found"
    "build/asan/${target}_fuzz" -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=2048 \
        -artifact_prefix="$found/crash-" "$found" "tests/fuzz/corpus/$target" 2>&1 |
        grep -E '^(Done|==|SUMMARY|.*ERROR)|stat::|cov:.*DONE' || true
    return "${PIPESTATUS[0]}"
}

# Everything that reads files, a minute each, side by side.
fuzz_readers() {
    local pids=() pid target code=0
    for target in parse bundle; do
        fuzz_one "$target" "${KEXIE_FUZZ_SECONDS:-60}" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || code=1; done
    [ $code -eq 0 ] && echo "no failure in ${KEXIE_FUZZ_SECONDS:-60} s each"
}

# whole_way LABEL ISSUES_DIR: from the raw text to the page and the window, as a reader uses them.
whole_way() {
    step "the page, with the $1" scripts/run.sh "$2" --no-open
    if [ -f tests/web/run.sh ]; then
        step "the browser, with the $1" bash tests/web/run.sh "$KEXIE_ROOT/dist" \
            "$KEXIE_ROOT/build/archive.json" "$1"
    fi
    if [ -f tests/desktop/run.sh ]; then
        step "the desktop program, with the $1" bash tests/desktop/run.sh \
            "$KEXIE_ROOT/build/archive.json" "$1"
    fi
}

step "set-up" scripts/setup.sh test
step "format" check_format
step "native" build_and_test native
step "core alone, under sanitizers" core_under_sanitizers
step "fuzzing" fuzz_readers
step "WebAssembly under Node" wasm_under_node
# The digests come last, so that they are what dist/ holds in the end.
if [ -d ../shared/archive ]; then
    whole_way archive ../shared/archive
    step "sizes and start times, with the archive" scripts/measure.sh
fi
whole_way digests data/issues

printf '\n'
for name in "${failed[@]}"; do printf 'failed: %s\n' "$name"; done
printf 'all steps took %d s\n' "$SECONDS"
printf '%d passed, %d failed\n' "$passed" ${#failed[@]}
[ ${#failed[@]} -eq 0 ]
