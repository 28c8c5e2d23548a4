# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Part of ./dev: one copy of the shop, whose stores, keys and process ids lie in $SHOP_DATA. What is started runs in sessions of its
# own, so that Ctrl-C reaches this script alone, which then stops shopd first and the stores after it.

shopd=build/release/handwritten/shopd

# The settings of this copy, as shopd reads them.
settings() {
    mkdir -p "${SHOP_DATA:=.dev}"
    SHOP_DATA=$(cd "$SHOP_DATA" && pwd)
    private_stores=
    [ -n "${SHOP_DB_URL:-}" ] && [ -n "${SHOP_REDIS_URL:-}" ] || private_stores=yes
    : "${SHOP_HOST:=127.0.0.1}" "${SHOP_PORT:=8080}" "${SHOP_TLS_PORT:=8443}"
    export SHOP_DATA SHOP_HOST SHOP_PORT SHOP_TLS_PORT
}

# Keys for development: made once, readable by their owner alone.
keys() {
    if [ -z "${SHOP_JWT_SECRET:-}${SHOP_JWT_PUBLIC_KEY:-}" ]; then
        [ -s "$SHOP_DATA/jwt-secret" ] || (umask 077 && openssl rand -hex 32 >"$SHOP_DATA/jwt-secret")
        SHOP_JWT_SECRET=$(cat "$SHOP_DATA/jwt-secret")
        export SHOP_JWT_SECRET
    fi
    [ "$SHOP_TLS_PORT" != 0 ] && [ -z "${SHOP_TLS_CERT:-}" ] || return 0
    SHOP_TLS_CERT=$SHOP_DATA/tls-cert.pem SHOP_TLS_KEY=$SHOP_DATA/tls-key.pem
    export SHOP_TLS_CERT SHOP_TLS_KEY
    [ -s "$SHOP_TLS_CERT" ] || (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1 \
        -keyout "$SHOP_TLS_KEY" -out "$SHOP_TLS_CERT.new" 2>/dev/null && mv "$SHOP_TLS_CERT.new" "$SHOP_TLS_CERT")
}

# The process of this copy's shopd, if it runs. A number that another process has meanwhile does not count.
running() {
    pid=$(cat "$SHOP_DATA/shopd.pid" 2>/dev/null) &&
        tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | grep -qxF "SHOP_DATA=$SHOP_DATA"
}

# shopd shares its ports among its threads, and so would share them with another shopd: ask before.
require_free() { # PORT VARIABLE
    case $1 in '' | *[!0-9]* | ??????*) die "$2=$1 is no port" ;; esac
    # shellcheck disable=SC2016 # Perl's own variables; perl-base is part of every Debian
    problem=$(perl -MIO::Socket::INET -e 'IO::Socket::INET->new(LocalPort => $ARGV[0], Listen => 1, ReuseAddr => 1) or print $!' "$1")
    [ -z "$problem" ] || die "port $1 cannot be had ($problem); set $2 to another one"
}

# Holds this copy's lock in file descriptor 8, which no child keeps.
lock() {
    exec 8>"$SHOP_DATA/.lock"
    flock -n 8 && return
    echo "dev: waiting for another ./dev that works on $SHOP_DATA" >&2
    flock 8
}

start_stores() {
    [ -n "$private_stores" ] || return 0
    urls=$(setsid -w tests/support/services start "$SHOP_DATA" 8>&-)
    : "${SHOP_DB_URL:=$(echo "$urls" | sed -n 's/^SHOP_DB_URL=//p')}"
    : "${SHOP_REDIS_URL:=$(echo "$urls" | sed -n 's/^SHOP_REDIS_URL=//p')}"
    export SHOP_DB_URL SHOP_REDIS_URL
}

stop_stores() {
    [ -z "$private_stores" ] || setsid -w tests/support/services stop "$SHOP_DATA" 8>&-
}

# The catalogue goes into the private database only.
load_sample() {
    case $SHOP_DB_URL in
    *"socket=$SHOP_DATA/"*)
        mariadb --no-defaults --default-character-set=utf8mb4 --socket="$SHOP_DATA/db.sock" --user=shop shop <sample/catalogue.sql
        ;;
    esac
}

# The logs go to file descriptor 7.
start_shopd() {
    : >"$SHOP_DATA/shopd.out"
    setsid "$shopd" serve >"$SHOP_DATA/shopd.out" 2>&7 </dev/null 7>&- 8>&- &
    pid=$!
    echo "$pid" >"$SHOP_DATA/shopd.pid"
    until grep -q '^ready ' "$SHOP_DATA/shopd.out"; do
        kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.02
    done
}

stop_shopd() {
    ! running || kill "$pid"
    while running; do
        sleep 0.05
    done
    rm -f "$SHOP_DATA/shopd.pid"
}

stop_this_copy() {
    stop_shopd
    stop_stores
}

show() {
    http=http://localhost:$SHOP_PORT https=https://localhost:$SHOP_TLS_PORT base=/api/v1/shopping
    token=$("$shopd" token admin ADMIN)
    cat <<TXT

The shop is open.
  $http$base     the API; its description: $http/openapi.json
  $http/docs                 the API in a browser
TXT
    [ "$SHOP_TLS_PORT" = 0 ] || echo "  $https$base    the same over TLS; the certificate: $SHOP_TLS_CERT"
    cat <<TXT

A token of the user \`admin\` with the role ADMIN, good for 24 hours (others: ./dev token USER [ROLE…]):
  $token

Try these:
  curl '$http$base/products?sort=price_asc&limit=3'
  curl -X PUT $http$base/inventory/1/add -d '{"quantity":5,"reason":"delivery"}' -H 'Content-Type: application/json' -H 'Authorization: Bearer $token'
TXT
    if [ "$SHOP_TLS_PORT" = 0 ]; then
        echo "  curl --http2-prior-knowledge $http$base/cart -H 'Authorization: Bearer $token'"
    else
        echo "  curl --http2 --cacert '$SHOP_TLS_CERT' $https$base/cart -H 'Authorization: Bearer $token'"
    fi
    cat <<TXT

Buy something (the mock takes the money, nine times of ten):
  post() { curl -sS "$http$base/\$1" -d "\$2" -H 'Content-Type: application/json' -H "Idempotency-Key: \$(date +%s%N)" -H 'Authorization: Bearer $token'; }
  cart=\$(post cart/items '{"productId":1,"quantity":1}' | sed 's/^{"id":\([0-9]*\).*/\1/')
  order=\$(post orders '{"cartId":'\$cart',"shippingAddress":{"receiverName":"Kim","receiverPhone":"010-1234-5678","zipCode":"04524","address1":"110 Sejong-daero"}}' | sed 's/.*"orderNumber":"\([^"]*\).*/\1/')
  post payments '{"orderNumber":"'\$order'","paymentMethod":"CREDIT_CARD"}'

TXT
}

run() { # [--detach]
    case ${1:-} in '' | --detach) ;; *) die "run knows --detach, not \`$1\`" ;; esac
    settings
    lock
    if running; then
        echo "The shop is open already: $(sed -n 's|^ready http=\([0-9]*\).*|http://localhost:\1/docs|p' "$SHOP_DATA/shopd.out")" \
            "(process $pid, data in $SHOP_DATA; ./dev stop closes it)"
        return
    fi
    require_free "$SHOP_PORT" SHOP_PORT
    [ "$SHOP_TLS_PORT" = 0 ] || require_free "$SHOP_TLS_PORT" SHOP_TLS_PORT
    # shellcheck disable=SC2086 # a list of words
    need $run_packages
    build release shopd
    keys
    trap 'stop_this_copy; trap - EXIT; exit 130' INT TERM HUP
    trap stop_this_copy EXIT
    start_stores
    "$shopd" migrate >&2
    load_sample
    if [ $# -eq 0 ]; then exec 7>&2; else exec 7>>"$SHOP_DATA/shopd.log"; fi
    start_shopd || die "shopd did not start${1:+; $SHOP_DATA/shopd.log says why: $(tail -n 1 "$SHOP_DATA/shopd.log")}"
    exec 7>&- 8>&-
    show
    if [ $# -gt 0 ]; then
        trap - EXIT INT TERM HUP
        echo "It runs on in the background, its log is $SHOP_DATA/shopd.log; ./dev stop stops it."
        return
    fi
    echo "Ctrl-C stops all of it."
    wait "$pid" || die "shopd ended by itself, with status $?"
}

stop_all() {
    settings
    lock
    stop_this_copy
}

print_token() { # USER [ROLE…]
    [ $# -gt 0 ] || die "token needs a user's name"
    [ $# -gt 1 ] || set -- "$1" USER
    settings
    # shellcheck disable=SC2086
    need $run_packages
    build release shopd >&2
    keys
    "$shopd" token "$@"
}

migrate_private() {
    settings
    lock
    # shellcheck disable=SC2086
    need $run_packages
    build release shopd
    keys
    start_stores
    running || trap stop_stores EXIT
    "$shopd" migrate
}
