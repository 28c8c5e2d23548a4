# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Part of ./dev: tests, fuzzing and measurements.

# Tools that no Debian package brings, in the versions that the lock files pin.
fetch_test_tools() {
    if ! cmp -s web/package-lock.json web/node_modules/.installed; then
        (cd web && npm ci --loglevel=error >&2 && cp package-lock.json node_modules/.installed)
    fi
    if ! cmp -s tests/h2spec/go.sum build/tools/h2spec.sum; then
        (cd tests/h2spec && go build -buildvcs=false -o ../../build/tools/h2spec github.com/summerwind/h2spec/cmd/h2spec)
        cp tests/h2spec/go.sum build/tools/h2spec.sum
    fi
    tests/support/kafka fetch || true  # find_servers says so
    tests/support/search fetch || true # the same
}

# Empty: their jars could not be fetched.
find_servers() {
    SHOP_TEST_KAFKA_JARS=$PWD/build/tools/kafka
    cmp -s tests/support/kafka.xml "$SHOP_TEST_KAFKA_JARS/pom.xml" || SHOP_TEST_KAFKA_JARS=
    SHOP_TEST_SEARCH_JARS=$PWD/build/tools/search
    diff -rq tests/support/search.d "$SHOP_TEST_SEARCH_JARS/source" >/dev/null 2>&1 || SHOP_TEST_SEARCH_JARS=
    export SHOP_TEST_KAFKA_JARS SHOP_TEST_SEARCH_JARS
}

run_tests() { # [FILTER]
    # shellcheck disable=SC2086 # a list of words
    need $test_packages
    fetch_test_tools & # waits for the network, and the builds do not
    fetching=$!
    build release shopd specc bare_h2o bare_sql sql_floor orders_load
    build test
    minute=
    if [ -n "${CI:-}" ] && [ $# -eq 0 ]; then
        minute="-C ci" # dev/fuzz
        build fuzz fuzzers
    fi
    wait $fetching
    find_servers
    status=0
    report=$PWD/build/test/report.xml
    rm -f "$report"
    # Tests count in halves of a core: most of them wait for one another's processes.
    # shellcheck disable=SC2086 # two words
    SHOP_SERVICES_SYNC=0 tests/support/with-services ctest --test-dir build/test --output-on-failure --no-tests=error \
        -j $((2 * $(nproc))) $minute --output-junit "$report" ${1:+-R "$1"} || status=$?
    passed=$(count "$report" 'status="run"') all=$(count "$report" '')
    sed -n '/^fuzz .* inputs in/p' "$report"
    not_run=0
    [ -n "${CI:-}" ] || not_run=$(grep -c 'SKIP_RETURN_CODE=77' "$report") || true
    [ "$((passed + not_run))" -eq "$all" ] && [ "$all" -gt 0 ] || status=1
    echo
    [ -n "$SHOP_TEST_KAFKA_JARS" ] || echo "NOT RUN: what needs a real Kafka, whose jars could not be fetched"
    [ -n "$SHOP_TEST_SEARCH_JARS" ] || echo "NOT RUN: what needs a real search server, whose jars could not be fetched"
    echo "$passed passed, $((all - passed - not_run)) failed"
    return "$status"
}

# Test cases of a report with an attribute. What was skipped or not run is not "run".
count() { # REPORT ATTRIBUTE
    [ -f "$1" ] || { echo 0 && return; }
    grep -c "<testcase .*$2" "$1" || true
}

fuzz() { # [SECONDS in all]
    # shellcheck disable=SC2086
    need $build_packages clang:clang libclang-rt-14-dev llvm-symbolizer:llvm
    build fuzz fuzzers || return
    set -- "${1:-60}" build/fuzz/tests/fuzz/fuzz_*
    seconds=$1
    shift
    status=0
    for program; do
        name=${program##*/fuzz_}
        log=build/fuzz/$name.log seeds=tests/fuzz/corpus/$name
        [ -d "$seeds" ] || seeds=
        mkdir -p "build/fuzz/corpus/$name"
        "$program" -max_total_time=$((seconds / $#)) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
            -artifact_prefix="build/fuzz/$name-" "build/fuzz/corpus/$name" ${seeds:+"$seeds"} >"$log" 2>&1 ||
            { status=1 && tail -n 60 "$log"; }
        echo "fuzz $name: $(sed -n 's/^stat::number_of_executed_units: //p' "$log") inputs in $((seconds / $#)) s"
    done
    return $status
}

bench() { # [NAME]
    # shellcheck disable=SC2086
    need $run_packages h2load:nghttp2-client libnghttp2-dev groonga:groonga-bin python3:python3 java:openjdk-17-jre-headless mvn:maven
    build release shopd specc echo_server bare_h2o bare_sql bare_producer bare_consumer bare_changes sql_floor search_engine orders_load pace rush kafka_tool
    tests/support/kafka fetch || true # what needs them says so
    tests/support/search fetch || true
    exec tests/support/with-services bench/run "$@"
}
