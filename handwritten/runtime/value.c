/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers, money and choices as text. Times and dates are in value_time.c. Nothing here allocates,
 * and nothing depends on the locale. The readers are strict: what they accept is what the writers
 * write, but for the number of decimals of money.
 */
#include "value.h"

#include <string.h>
#include <time.h>

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Negation that INT64_MIN survives. */
static uint64_t magnitude(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static size_t format_u64(uint64_t value, char *buf)
{
    char digits[20];
    size_t at = sizeof(digits), len;

    while (value >= 100) {
        at -= 2;
        memcpy(digits + at, digit_pairs + value % 100 * 2, 2);
        value /= 100;
    }
    if (value >= 10) {
        at -= 2;
        memcpy(digits + at, digit_pairs + value * 2, 2);
    } else {
        digits[--at] = (char)('0' + value);
    }
    len = sizeof(digits) - at;
    memcpy(buf, digits + at, len);
    return len;
}

size_t value_i64_format(int64_t value, char *buf)
{
    size_t len = 0;

    if (value < 0)
        buf[len++] = '-';
    len += format_u64(magnitude(value), buf + len);
    buf[len] = '\0';
    return len;
}

const char *value_i64_text(int64_t value, char *buf)
{
    value_i64_format(value, buf);
    return buf;
}

size_t value_money_format(int64_t minor, char *buf)
{
    uint64_t amount = magnitude(minor);
    size_t len = 0;

    if (minor < 0)
        buf[len++] = '-';
    len += format_u64(amount / 100, buf + len);
    buf[len++] = '.';
    memcpy(buf + len, digit_pairs + amount % 100 * 2, 2);
    len += 2;
    buf[len] = '\0';
    return len;
}

/* Digits without a leading zero, at least one; *at moves behind them. */
static bool parse_u64(const char *text, size_t len, size_t *at, uint64_t *ret)
{
    size_t start = *at, i = start;
    uint64_t value = 0;

    for (; i < len && is_digit(text[i]); i++)
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(text[i] - '0'), &value))
            return false;
    if (i == start || (text[start] == '0' && i > start + 1))
        return false;
    *at = i;
    *ret = value;
    return true;
}

static bool with_sign(uint64_t amount, bool is_negative, int64_t *ret)
{
    if (amount > (uint64_t)INT64_MAX + is_negative)
        return false;
    *ret = (int64_t)(is_negative ? -amount : amount);
    return true;
}

bool value_i64_parse(const char *text, size_t len, int64_t *ret)
{
    bool is_negative = len > 0 && text[0] == '-';
    size_t at = is_negative;
    uint64_t amount;

    if (!parse_u64(text, len, &at, &amount) || at != len)
        return false;
    return with_sign(amount, is_negative, ret);
}

bool value_money_parse(const char *text, size_t len, int64_t *ret)
{
    bool is_negative = len > 0 && text[0] == '-';
    size_t at = is_negative, n_decimals;
    uint64_t amount, decimals = 0;

    if (!parse_u64(text, len, &at, &amount))
        return false;
    if (at < len && text[at++] != '.')
        return false;
    n_decimals = len - at;
    if (n_decimals > 2 || (n_decimals == 0 && text[len - 1] == '.'))
        return false;
    for (; at < len; at++) {
        if (!is_digit(text[at]))
            return false;
        decimals = decimals * 10 + (uint64_t)(text[at] - '0');
    }
    if (n_decimals == 1)
        decimals *= 10;
    if (__builtin_mul_overflow(amount, 100, &amount) ||
        __builtin_add_overflow(amount, decimals, &amount))
        return false;
    return with_sign(amount, is_negative, ret);
}

int value_enum_find(const struct enum_names *names, const char *name, size_t len)
{
    for (size_t i = 0; i < names->n_names; i++)
        if (strlen(names->names[i]) == len && !memcmp(names->names[i], name, len))
            return (int)i;
    return -1;
}

int64_t value_now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
