/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads and writes a Kafka for tests that have no client of their own. One JSON document a line:
 *
 *   kafka_tool BROKERS create TOPIC PARTITIONS COPIES    makes a topic; fine if it is there
 *   kafka_tool BROKERS produce                           reads messages, prints where each went
 *   kafka_tool BROKERS consume N TIMEOUT_MS TOPIC…       prints what is in the topics, from their
 *                                                        beginning to their end, and goes on
 *                                                        until there were N
 *   kafka_tool BROKERS ends TOPIC…                       prints each partition's low and high
 *   kafka_tool BROKERS lag GROUP TOPIC…                  prints where the group is (null: nowhere)
 *
 * A message is {topic, partition, offset, timestamp, key, value, headers: [[name, value]…]}. Bytes
 * that are no UTF-8 are {"hex": "…"}; absent ones are null. Who produces gives a topic and what
 * else it wants. Ends with 1 and a line on stderr if something fails, or comes too late.
 */
#include <jansson.h>
#include <librdkafka/rdkafka.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PATIENCE_MS 60000

static char problem[512];
static bool has_refused; /* a message that was produced */

static _Noreturn __attribute__((format(printf, 1, 2))) void die(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("kafka_tool: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    exit(1);
}

static void check(rd_kafka_resp_err_t err, const char *what)
{
    if (err)
        die("%s: %s", what, rd_kafka_err2str(err));
}

static void print(json_t *line)
{
    json_dumpf(line, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(line);
}

/* Brokers that are away are expected: only an operation that fails counts. */
static void ignore_log(const rd_kafka_t *kafka, int level, const char *facility, const char *text)
{
    (void)kafka, (void)level, (void)facility, (void)text;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
    if (rd_kafka_conf_set(conf, name, value, problem, sizeof problem) != RD_KAFKA_CONF_OK)
        die("%s", problem);
}

static rd_kafka_t *connect_to(rd_kafka_type_t type, rd_kafka_conf_t *conf, const char *brokers)
{
    rd_kafka_t *kafka;

    set(conf, "bootstrap.servers", brokers);
    set(conf, "socket.timeout.ms", "5000"); /* a node that says nothing: ask another one */
    set(conf, "api.version.request.timeout.ms", "3000");
    rd_kafka_conf_set_log_cb(conf, ignore_log);
    kafka = rd_kafka_new(type, conf, problem, sizeof problem);
    if (!kafka)
        die("%s", problem);
    return kafka;
}

/* Bytes and JSON. */

static json_t *json_of(const void *bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";
    json_t *text;
    char *hex;

    if (!bytes)
        return json_null();
    text = json_stringn(bytes, len);
    if (text)
        return text;
    hex = malloc(2 * len + 1);
    if (!hex)
        die("no memory");
    for (size_t i = 0; i < len; i++) {
        hex[2 * i] = digits[((const unsigned char *)bytes)[i] >> 4];
        hex[2 * i + 1] = digits[((const unsigned char *)bytes)[i] & 15];
    }
    text = json_pack("{s:s#}", "hex", hex, (int)(2 * len));
    free(hex);
    return text;
}

struct bytes {
    void *data; /* NULL: absent. The heap's */
    size_t len;
};

static struct bytes bytes_of(const json_t *value)
{
    const json_t *hex = json_object_get(value, "hex");
    const char *text = json_string_value(hex ? hex : value);
    size_t len = json_string_length(hex ? hex : value);
    struct bytes ret = {0};

    if (!text)
        return ret;
    ret.data = calloc(1, len + 1);
    if (!ret.data)
        die("no memory");
    ret.len = hex ? len / 2 : len;
    if (!hex)
        memcpy(ret.data, text, len);
    for (size_t i = 0; hex && i < ret.len; i++) {
        char pair[] = {text[2 * i], text[2 * i + 1], 0};

        ((unsigned char *)ret.data)[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return ret;
}

/* Topics. */

static void create(const char *brokers, const char *topic, int n_partitions, int n_copies)
{
    rd_kafka_t *kafka = connect_to(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), brokers);
    rd_kafka_NewTopic_t *new_topic =
        rd_kafka_NewTopic_new(topic, n_partitions, n_copies, problem, sizeof problem);
    rd_kafka_AdminOptions_t *options =
        rd_kafka_AdminOptions_new(kafka, RD_KAFKA_ADMIN_OP_CREATETOPICS);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(kafka);
    const rd_kafka_topic_result_t **results;
    rd_kafka_resp_err_t err;
    rd_kafka_event_t *event;
    size_t n_results;

    if (!new_topic)
        die("%s", problem);
    rd_kafka_AdminOptions_set_request_timeout(options, PATIENCE_MS, NULL, 0);
    rd_kafka_AdminOptions_set_operation_timeout(options, PATIENCE_MS, NULL, 0);
    rd_kafka_CreateTopics(kafka, &new_topic, 1, options, queue);
    event = rd_kafka_queue_poll(queue, -1);
    check(rd_kafka_event_error(event), topic);
    results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &n_results);
    err = rd_kafka_topic_result_error(results[0]);
    check(err == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS ? RD_KAFKA_RESP_ERR_NO_ERROR : err, topic);
    rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(queue);
    rd_kafka_AdminOptions_destroy(options);
    rd_kafka_NewTopic_destroy(new_topic);
    rd_kafka_destroy(kafka);
}

static int partitions_of(rd_kafka_t *kafka, const char *name)
{
    rd_kafka_topic_t *topic = rd_kafka_topic_new(kafka, name, NULL);
    const struct rd_kafka_metadata *metadata;
    int n;

    check(rd_kafka_metadata(kafka, 0, topic, &metadata, PATIENCE_MS), name);
    check(metadata->topics[0].err, name);
    n = metadata->topics[0].partition_cnt;
    rd_kafka_metadata_destroy(metadata);
    rd_kafka_topic_destroy(topic);
    return n;
}

static rd_kafka_topic_partition_list_t *all_partitions(rd_kafka_t *kafka, char **topics)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(8);

    for (; *topics; topics++) {
        int n = partitions_of(kafka, *topics);

        for (int i = 0; i < n; i++)
            rd_kafka_topic_partition_list_add(list, *topics, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
    }
    return list;
}

/* Writing. */

static void delivered(rd_kafka_t *kafka, const rd_kafka_message_t *message, void *ctx)
{
    const char *topic = rd_kafka_topic_name(message->rkt);

    (void)kafka, (void)ctx;
    if (message->err) {
        fprintf(stderr, "kafka_tool: %s: %s\n", topic, rd_kafka_err2str(message->err));
        has_refused = true;
        return;
    }
    print(json_pack("{s:s, s:i, s:I}", "topic", topic, "partition", (int)message->partition,
                    "offset", (json_int_t)message->offset));
}

static rd_kafka_headers_t *headers_of(const json_t *list)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(json_array_size(list));
    const json_t *pair;
    size_t i;

    json_array_foreach(list, i, pair)
    {
        struct bytes value = bytes_of(json_array_get(pair, 1));
        const char *name = json_string_value(json_array_get(pair, 0));

        if (!name)
            die("a header is [name, value]");
        check(rd_kafka_header_add(headers, name, -1, value.data, (ssize_t)value.len), name);
        free(value.data);
    }
    return headers;
}

static void produce_one(rd_kafka_t *kafka, const json_t *message)
{
    const char *topic = json_string_value(json_object_get(message, "topic"));
    const json_t *partition = json_object_get(message, "partition");
    struct bytes key = bytes_of(json_object_get(message, "key"));
    struct bytes value = bytes_of(json_object_get(message, "value"));
    rd_kafka_headers_t *headers = headers_of(json_object_get(message, "headers"));
    rd_kafka_resp_err_t err;

    if (!topic)
        die("a message has no topic");
    do {
        err = rd_kafka_producev(
            kafka, RD_KAFKA_V_TOPIC(topic),
            RD_KAFKA_V_PARTITION(json_is_integer(partition) ? (int32_t)json_integer_value(partition)
                                                            : RD_KAFKA_PARTITION_UA),
            RD_KAFKA_V_KEY(key.data, key.len), RD_KAFKA_V_VALUE(value.data, value.len),
            RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
        rd_kafka_poll(kafka, err == RD_KAFKA_RESP_ERR__QUEUE_FULL ? 100 : 0);
    } while (err == RD_KAFKA_RESP_ERR__QUEUE_FULL);
    check(err, topic);
    free(key.data);
    free(value.data);
}

static void produce(const char *brokers)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_t *kafka;
    char *line = NULL;
    size_t size = 0;

    setvbuf(stdout, NULL, _IOLBF, 0); /* somebody may be waiting for the line */
    set(conf, "enable.idempotence", "true");
    set(conf, "linger.ms", "0");
    set(conf, "message.timeout.ms", "60000");
    set(conf, "partitioner", "murmur2_random"); /* as Kafka's own clients */
    rd_kafka_conf_set_dr_msg_cb(conf, delivered);
    kafka = connect_to(RD_KAFKA_PRODUCER, conf, brokers);
    while (getline(&line, &size, stdin) > 0) {
        json_error_t error;
        json_t *message = json_loads(line, JSON_ALLOW_NUL, &error);

        if (!message)
            die("no JSON: %s", error.text);
        produce_one(kafka, message);
        json_decref(message);
    }
    free(line);
    rd_kafka_flush(kafka, -1); /* each message has its own time limit */
    rd_kafka_destroy(kafka);
    exit(has_refused);
}

/* Reading. */

static json_t *headers_json(const rd_kafka_message_t *message)
{
    json_t *list = json_array();
    rd_kafka_headers_t *headers;
    const void *value;
    const char *name;
    size_t len;

    if (rd_kafka_message_headers(message, &headers))
        return list;
    for (size_t i = 0; !rd_kafka_header_get_all(headers, i, &name, &value, &len); i++)
        json_array_append_new(list, json_pack("[s, o]", name, json_of(value, len)));
    return list;
}

static void print_message(const rd_kafka_message_t *message)
{
    print(json_pack("{s:s, s:i, s:I, s:I, s:o, s:o, s:o}", "topic",
                    rd_kafka_topic_name(message->rkt), "partition", (int)message->partition,
                    "offset", (json_int_t)message->offset, "timestamp",
                    (json_int_t)rd_kafka_message_timestamp(message, NULL), "key",
                    json_of(message->key, message->key_len), "value",
                    json_of(message->payload, message->len), "headers", headers_json(message)));
}

static rd_kafka_t *reader(const char *brokers, const char *group)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();

    set(conf, "group.id", group);
    set(conf, "enable.auto.commit", "false");
    set(conf, "enable.partition.eof", "true");
    set(conf, "fetch.wait.max.ms", "50");
    return connect_to(RD_KAFKA_CONSUMER, conf, brokers);
}

static long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Each partition reports its first end once; later ends of the same are not counted. */
static void consume(const char *brokers, long n_wanted, long timeout_ms, char **topics)
{
    rd_kafka_t *kafka = reader(brokers, "kafka_tool");
    rd_kafka_topic_partition_list_t *parts;
    long n = 0, deadline_ms = now_ms() + timeout_ms;
    int n_open;

    rd_kafka_poll_set_consumer(kafka);
    parts = all_partitions(kafka, topics);
    n_open = parts->cnt;
    check(rd_kafka_assign(kafka, parts), "assign");
    while (n_open || n < n_wanted) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(kafka, 100);
        rd_kafka_topic_partition_t *part = NULL;

        if (message && message->rkt)
            part = rd_kafka_topic_partition_list_find(parts, rd_kafka_topic_name(message->rkt),
                                                      message->partition);
        if (message && !message->err) {
            print_message(message);
            n++;
        } else if (message && message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF && part &&
                   part->offset != RD_KAFKA_OFFSET_END) {
            part->offset = RD_KAFKA_OFFSET_END;
            n_open--;
        }
        if (message)
            rd_kafka_message_destroy(message);
        if (now_ms() > deadline_ms)
            die("%ld of %ld messages within %ld ms, %d partitions not read to their end", n,
                n_wanted, timeout_ms, n_open);
    }
    rd_kafka_topic_partition_list_destroy(parts);
    rd_kafka_consumer_close(kafka);
    rd_kafka_destroy(kafka);
}

/* The low and the high of each partition; with a group also where that is. */
static void ends(const char *brokers, const char *group, char **topics)
{
    rd_kafka_t *kafka = reader(brokers, group ? group : "kafka_tool");
    rd_kafka_topic_partition_list_t *parts = all_partitions(kafka, topics);

    if (group)
        check(rd_kafka_committed(kafka, parts, PATIENCE_MS), group);
    for (int i = 0; i < parts->cnt; i++) {
        const rd_kafka_topic_partition_t *part = &parts->elems[i];
        int64_t low, high;
        json_t *line;

        check(rd_kafka_query_watermark_offsets(kafka, part->topic, part->partition, &low, &high,
                                               PATIENCE_MS),
              part->topic);
        line = json_pack("{s:s, s:i, s:I, s:I}", "topic", part->topic, "partition",
                         (int)part->partition, "low", (json_int_t)low, "high", (json_int_t)high);
        if (group)
            json_object_set_new(line, "committed",
                                part->offset < 0 ? json_null() : json_integer(part->offset));
        print(line);
    }
    rd_kafka_topic_partition_list_destroy(parts);
    rd_kafka_destroy(kafka);
}

int main(int argc, char **argv)
{
    const char *brokers = argc > 2 ? argv[1] : "", *command = argc > 2 ? argv[2] : "";

    if (!strcmp(command, "create") && argc == 6)
        create(brokers, argv[3], atoi(argv[4]), atoi(argv[5]));
    else if (!strcmp(command, "produce") && argc == 3)
        produce(brokers);
    else if (!strcmp(command, "consume") && argc > 5)
        consume(brokers, atol(argv[3]), atol(argv[4]), argv + 5);
    else if (!strcmp(command, "ends") && argc > 3)
        ends(brokers, NULL, argv + 3);
    else if (!strcmp(command, "lag") && argc > 4)
        ends(brokers, argv[3], argv + 4);
    else
        die("see the beginning of kafka_tool.c");
    return 0;
}
