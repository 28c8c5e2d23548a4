# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Part of ./dev: what the machine must have, and the builds. Nothing is asked of the network, and no right of root is used,
# when all that is needed is there.

# Found by their package, or written COMMAND:PACKAGE by the command, wherever that comes from.
build_packages="gcc:gcc libc6-dev cmake:cmake ninja:ninja-build pkg-config:pkg-config libyaml-dev libh2o-evloop-dev libmariadb-dev
    libhiredis-dev libjwt-dev libjansson-dev libcurl4-openssl-dev libssl-dev zlib1g-dev libcmocka-dev librdkafka-dev libutf8proc-dev libgroonga-dev"
run_packages="$build_packages mariadbd:mariadb-server-core mariadb:mariadb-client-core redis-server:redis-server
    openssl:openssl curl:curl"
test_packages="$run_packages clang:clang libclang-rt-14-dev llvm-symbolizer:llvm clang-format:clang-format python3:python3 node:nodejs npm:npm
    go:golang-go java:openjdk-17-jre-headless mvn:maven chromium:chromium
    h2load:nghttp2-client libnghttp2-dev shellcheck:shellcheck git:git ca-certificates"

die() {
    echo "dev: $*" >&2
    exit 1
}

# Installs those of the packages that are not there; says so before it does.
need() { # PACKAGE…
    command -v dpkg-query >/dev/null || die "this is no Debian: install these yourself: $*"
    # shellcheck disable=SC2016 # dpkg-query's own variables
    present=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' 2>/dev/null)"
    missing=
    for package; do
        case $package in
        *:*) command -v "${package%%:*}" >/dev/null || missing="$missing ${package#*:}" ;;
        *) case $present in *" $package=installed "*) ;; *) missing="$missing $package" ;; esac ;;
        esac
    done
    [ -n "$missing" ] || return 0
    sudo=
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    [ -z "$sudo" ] || command -v sudo >/dev/null || die "these packages are missing, and there is no sudo to install them:$missing"
    echo "dev: installing${sudo:+ with sudo}:$missing" >&2
    mkdir -p build
    # shellcheck disable=SC2086 # lists of words
    {
        $sudo apt-get -q update || echo "dev: apt-get update failed; trying with the lists that there are" >&2
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
            -o Acquire::Retries=3 install $missing
    } >build/apt.log 2>&1 || die "the packages could not be installed: $(tail -n 5 build/apt.log)"
    rm -f build/*/build.ninja # configured without them
}

# Runs a command; without a terminal its words are shown only if it fails.
quietly() { # LOG COMMAND…
    log=$1
    shift
    if [ -t 2 ]; then
        "$@" >&2
    else
        "$@" >"$log" 2>&1 || { cat "$log" >&2 && return 1; }
    fi
}

# Configures build/PRESET once and builds it. One build at a time: several copies may share the tree.
build() { # PRESET [TARGET…]
    preset=$1
    shift
    mkdir -p build
    (
        flock 9
        [ -f "build/$preset/build.ninja" ] || quietly "build/$preset.log" cmake --preset "$preset"
        quietly "build/$preset.log" ninja -C "build/$preset" "$@"
    ) 9>build/.lock
}

build_release() {
    # shellcheck disable=SC2086 # a list of words
    need $build_packages
    build release shopd specc
}

generate() {
    # shellcheck disable=SC2086
    need $build_packages
    build release specc
    build/release/codegen/specc "$@"
}

format_sources() {
    need clang-format:clang-format
    find codegen handwritten tests bench -name '*.[ch]' ! -path '*/golden/*' -exec clang-format -i {} +
}
