#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
# Runs every test: linters, native, under sanitizers, by fuzzing, as WebAssembly, in the browser, and
# of the desktop program. A failed step does not stop the others; the last line counts them.
#
#   scripts/test.sh
#
# The output of each step goes to build/logs/. The issues in ../shared/archive, if that folder is
# there, are packed and tested besides the digests in data/issues.

set -euo pipefail
. "$(dirname "$0")/lib/build.sh"
cd "$KEXIE_ROOT"
logs=build/logs
mkdir -p "$logs"
passed=0
failed=()

# A step that takes longer is stopped, with all that it has started.
limit_s=${KEXIE_STEP_SECONDS:-1800}

# watch PID: waits for the process group PID, up to the limit; returns its exit code.
watch() {
    local ends=$((SECONDS + limit_s)) code=0
    while kill -0 "$1" 2>/dev/null; do
        if [ $SECONDS -ge $ends ]; then
            printf '\nstopped after %d s; still running were:\n' "$limit_s"
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

# step NAME COMMAND...: runs it with its output in a log; shows the last line, or at a failure the
# end of the log. It runs in a process group of its own, without a terminal.
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

# The whole of src/ takes ten minutes: here only what the last commit and the working tree changed, as
# far as the native build compiles it. KEXIE_TIDY=all checks everything.
check_tidy() {
    local files
    if [ "${KEXIE_TIDY:-}" = all ]; then
        mapfile -t files < <(git ls-files 'src/*.cpp')
    else
        mapfile -t files < <(git diff --name-only --diff-filter=d HEAD~1 -- 'src/*.cpp')
    fi
    # Without a name it would check everything.
    [ ${#files[@]} -eq 0 ] || run-clang-tidy -quiet -p build/native "${files[@]}"
    echo "clang-tidy: ${#files[@]} files"
}

check_javascript() {
    npm --prefix tests/web run lint
}

build_and_test() {
    build_preset "$1" all
    ctest --preset "$1"
}

# The preset leaves the interface out: the core has to build without SDL and ImGui. The command line
# is tested natively only, since compiling it here takes as long as half of the core.
core_under_sanitizers() {
    build_preset asan kexie_tests parse_fuzz bundle_fuzz document_fuzz
    ctest --preset asan --tests-regex '^kexie_tests_'
}

wasm_under_node() {
    build_preset web kexie_tests search_answers
    ctest --preset web
}

# fuzz_one TARGET SECONDS: starts from the seeds in tests/fuzz/corpus, the parser also from its cases;
# findings stay in build/.
fuzz_one() {
    local target=$1 seconds=$2 found="build/asan/found/$1" code=0
    local seeds=("tests/fuzz/corpus/$target")
    [ "$target" != parse ] || seeds+=(tests/cases/ordinary)
    mkdir -p "$found"
    "build/asan/${target}_fuzz" -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=2048 \
        -artifact_prefix="$found/crash-" "$found" "${seeds[@]}" >"$found.log" 2>&1 || code=$?
    grep -E '^(Done|==|SUMMARY|.*ERROR)|stat::|cov:.*DONE|No such file' "$found.log" || true
    return "$code"
}

# Everything that reads files, a minute each, in parallel.
fuzz_readers() {
    local pids=() pid target code=0
    for target in parse bundle document; do
        fuzz_one "$target" "${KEXIE_FUZZ_SECONDS:-60}" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || code=1; done
    [ $code -eq 0 ] && echo "no failure in ${KEXIE_FUZZ_SECONDS:-60} s each"
}

# end_to_end LABEL ISSUES_DIR: from raw text to the page and the desktop window.
end_to_end() {
    step "the page, with the $1" scripts/run.sh "$2" --no-open
    step "the browser, with the $1" bash tests/web/run.sh "$KEXIE_ROOT/dist" \
        "$KEXIE_ROOT/build/archive.json" "$1"
    step "the desktop program, with the $1" bash tests/desktop/run.sh \
        "$KEXIE_ROOT/build/archive.json" "$1"
}

step "set-up" scripts/setup.sh test
step "format" check_format
step "JavaScript" check_javascript
step "native" build_and_test native
step "clang-tidy" check_tidy
step "core alone, under sanitizers" core_under_sanitizers
step "fuzzing" fuzz_readers
step "WebAssembly under Node" wasm_under_node
# The digests come last: they stay in dist/.
if [ -d ../shared/archive ]; then
    end_to_end archive ../shared/archive
    step "sizes and start times, with the archive" scripts/measure.sh
fi
end_to_end digests data/issues

printf '\n'
for name in "${failed[@]}"; do printf 'failed: %s\n' "$name"; done
printf 'all steps took %d s\n' "$SECONDS"
printf '%d passed, %d failed\n' "$passed" ${#failed[@]}
[ ${#failed[@]} -eq 0 ]
