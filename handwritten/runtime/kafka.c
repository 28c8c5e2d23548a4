/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the brokers are, how clients are configured, and the broker in this process.
 *
 * The rule: an option that is wrong is found by kafka_new(), so that a configuration made later
 * cannot fail.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "kafka_impl.h"
#include "log.h"

#define NAME_MAX_BYTES 128
#define VALUE_MAX_BYTES 4096
#define ERROR_BYTES 512

static const char *const defaults[][2] = {
    {"log.connection.close", "false"},
    {"reconnect.backoff.max.ms", "1000"}, /* a broker that comes back is soon used again */
    {"socket.connection.setup.timeout.ms", "5000"},
    {"socket.timeout.ms", "10000"}, /* and one that took a request while it was starting */
    {"socket.keepalive.enable", "true"},
};

/* librdkafka tells of each connection that fails; who uses it says so once. */
static bool is_about_connections(const char *facility)
{
    static const char *const facilities[] = {"FAIL", "ERROR", "REQTMOUT", "CONNECT"};

    for (size_t i = 0; i < sizeof(facilities) / sizeof(*facilities); i++)
        if (strcmp(facility, facilities[i]) == 0)
            return true;
    return false;
}

static void write_log(const rd_kafka_t *client, int level, const char *facility, const char *text)
{
    bool is_worth_it = level <= 3 && !is_about_connections(facility); /* 3: LOG_ERR of syslog */

    (void)client;
    LOG(is_worth_it ? LOG_WARN : LOG_DEBUG, "librdkafka", {"facility", facility, 0},
        {"text", text, 0});
}

struct option {
    char name[NAME_MAX_BYTES], value[VALUE_MAX_BYTES];
    bool has_value;
};

/* The next name=value; false: there is none. */
static bool next_option(const char **at, struct option *ret)
{
    const char *start = *at + strspn(*at, ", "), *equals;
    size_t len = strcspn(start, ","), name_len;

    if (!len)
        return false;
    *at = start + len;
    equals = memchr(start, '=', len);
    name_len = equals ? (size_t)(equals - start) : len;
    ret->has_value = equals != NULL;
    snprintf(ret->name, sizeof(ret->name), "%.*s", (int)name_len, start);
    snprintf(ret->value, sizeof(ret->value), "%.*s", equals ? (int)(len - name_len - 1) : 0,
             equals ? equals + 1 : "");
    return true;
}

static bool set_options(const char *options, rd_kafka_conf_t *conf, char *ret_error)
{
    const char *at = options ? options : "";
    struct option option;

    while (next_option(&at, &option)) {
        if (!option.has_value)
            snprintf(ret_error, ERROR_BYTES, "%s has no value: name=value is wanted", option.name);
        if (!option.has_value || rd_kafka_conf_set(conf, option.name, option.value, ret_error,
                                                   ERROR_BYTES) != RD_KAFKA_CONF_OK)
            return false;
    }
    return true;
}

static bool is_option(const char *options, const char *wanted)
{
    const char *at = options ? options : "";
    struct option option;

    while (next_option(&at, &option))
        if (strcmp(option.name, wanted) == 0)
            return true;
    return false;
}

void kafka_client_set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
    char error[ERROR_BYTES];

    if (rd_kafka_conf_set(conf, name, value, error, sizeof(error)) == RD_KAFKA_CONF_OK)
        return;
    LOG(LOG_ERROR, "librdkafka does not take a property", {"error", error, 0});
    abort();
}

void kafka_client_set_default(const struct kafka *kafka, rd_kafka_conf_t *conf, const char *name,
                              const char *value)
{
    if (!is_option(kafka->options, name))
        kafka_client_set(conf, name, value);
}

static rd_kafka_conf_t *make_conf(const struct kafka *kafka, char *ret_error)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();

    rd_kafka_conf_set_log_cb(conf, write_log);
    kafka_client_set(conf, "client.id", kafka->service->name);
    for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
        kafka_client_set(conf, defaults[i][0], defaults[i][1]);
    if (set_options(kafka->options, conf, ret_error)) {
        if (kafka->brokers)
            kafka_client_set(conf, "bootstrap.servers", kafka->brokers);
        return conf;
    }
    rd_kafka_conf_destroy(conf);
    return NULL;
}

rd_kafka_conf_t *kafka_client_conf(const struct kafka *kafka)
{
    char error[ERROR_BYTES];
    rd_kafka_conf_t *conf = make_conf(kafka, error);

    assert(conf);
    if (kafka->embedded)
        kafka_client_set(conf, "bootstrap.servers",
                         rd_kafka_mock_cluster_bootstraps(kafka->embedded));
    return conf;
}

/* Some options are wrong only together, or by a file that is not there: a client is made. */
static bool are_options_fine(const struct kafka *kafka, char *ret_error)
{
    rd_kafka_conf_t *conf = make_conf(kafka, ret_error);
    rd_kafka_t *client;

    if (!conf || !kafka->options)
        return conf ? rd_kafka_conf_destroy(conf), true : false;
    client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, ret_error, ERROR_BYTES);
    if (!client) {
        rd_kafka_conf_destroy(conf);
        return false;
    }
    rd_kafka_destroy(client);
    return true;
}

struct kafka *kafka_new(const struct service *service, const struct config *config,
                        const char **ret_error)
{
    static char text[ERROR_BYTES + 32];
    char error[ERROR_BYTES] = "";
    struct kafka *kafka = calloc(1, sizeof(*kafka));

    if (!kafka)
        abort();
    kafka->service = service;
    kafka->brokers = config_text(config, "SHOP_KAFKA_BROKERS");
    kafka->options = config_text(config, "SHOP_KAFKA_OPTIONS");
    kafka->replication = (int)config_number(config, "SHOP_KAFKA_REPLICATION");
    pthread_mutex_init(&kafka->topics_mutex, NULL);
    pthread_mutex_init(&kafka->mutex, NULL);
    if (are_options_fine(kafka, error))
        return kafka;
    snprintf(text, sizeof(text), "SHOP_KAFKA_OPTIONS: %s", error);
    *ret_error = text;
    kafka_free(kafka);
    return NULL;
}

bool kafka_is_embedded(const struct kafka *kafka)
{
    return !kafka->brokers;
}

static void start_embedded(struct kafka *kafka)
{
    char error[ERROR_BYTES] = "";
    rd_kafka_conf_t *conf = rd_kafka_conf_new();

    rd_kafka_conf_set_log_cb(conf, write_log);
    kafka->host = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    kafka->embedded = kafka->host ? rd_kafka_mock_cluster_new(kafka->host, 1) : NULL;
    if (kafka->embedded)
        return;
    LOG(LOG_ERROR, "the embedded broker does not start", {"error", error, 0});
    abort(); /* no memory, or no threads */
}

void kafka_start(struct kafka *kafka, struct loop *loop)
{
    kafka->loop = loop;
    if (kafka_is_embedded(kafka))
        start_embedded(kafka);
    kafka_send_start(kafka);
}

void kafka_stop(struct kafka *kafka)
{
    if (kafka)
        kafka_send_stop(kafka);
}

void kafka_free(struct kafka *kafka)
{
    if (!kafka)
        return;
    kafka_send_stop(kafka);
    if (kafka->embedded)
        rd_kafka_mock_cluster_destroy(kafka->embedded);
    if (kafka->host)
        rd_kafka_destroy(kafka->host);
    pthread_mutex_destroy(&kafka->topics_mutex);
    pthread_mutex_destroy(&kafka->mutex);
    free(kafka);
}
