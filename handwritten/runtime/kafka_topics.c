/* SPDX-License-Identifier: Apache-2.0 */
/* Creates the topics that the service's tables name, by the admin API or in the embedded broker. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "consumer.h"
#include "kafka_impl.h"
#include "log.h"
#include "service.h"

#define TOPIC_BYTES 256 /* Kafka allows 249 */
#define TIMEOUT_MS 5000
#define ERROR_BYTES 512

struct topics {
    char (*names)[TOPIC_BYTES];
    size_t n;
};

static void add(struct topics *topics, const char *topic, const char *suffix)
{
    char name[TOPIC_BYTES];

    snprintf(name, sizeof(name), "%s%s", topic, suffix);
    for (size_t i = 0; i < topics->n; i++)
        if (strcmp(topics->names[i], name) == 0)
            return;
    topics->names = realloc(topics->names, (topics->n + 1) * sizeof(*topics->names));
    if (!topics->names)
        abort();
    memcpy(topics->names[topics->n++], name, sizeof(name));
}

static struct topics list_topics(const struct service *service)
{
    struct topics topics = {0};

    for (unsigned i = 0; i < service->n_events; i++)
        add(&topics, service->events[i].topic, "");
    for (unsigned i = 0; i < service->n_consumers; i++)
        for (unsigned j = 0; j < service->consumers[i]->n_events; j++) {
            const char *topic = service->consumers[i]->events[j].topic;

            add(&topics, topic, "");
            if (service->consumers[i]->dead_letter)
                add(&topics, topic, service->consumers[i]->dead_letter);
        }
    return topics;
}

/* Refused for good: it may be there, made by those who may. */
static bool is_refused(rd_kafka_resp_err_t err)
{
    return err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
           err == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED ||
           err == RD_KAFKA_RESP_ERR_POLICY_VIOLATION;
}

static enum err judge(const rd_kafka_topic_result_t *result)
{
    rd_kafka_resp_err_t err = rd_kafka_topic_result_error(result);

    if (!err || err == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
        return ERR_OK;
    LOG(is_refused(err) ? LOG_WARN : LOG_DEBUG, "a topic cannot be created",
        {"topic", rd_kafka_topic_result_name(result), 0}, {"error", rd_kafka_err2str(err), 0});
    return is_refused(err) ? ERR_OK : ERR_DEPENDENCY_UNAVAILABLE;
}

static enum err judge_all(rd_kafka_event_t *event)
{
    const rd_kafka_CreateTopics_result_t *result = rd_kafka_event_CreateTopics_result(event);
    const rd_kafka_topic_result_t **topics;
    enum err err = ERR_OK;
    size_t n = 0;

    if (!result || rd_kafka_event_error(event))
        return ERR_DEPENDENCY_UNAVAILABLE;
    topics = rd_kafka_CreateTopics_result_topics(result, &n);
    for (size_t i = 0; i < n; i++) {
        enum err one = judge(topics[i]);

        err = err ? err : one;
    }
    return err;
}

/* Blocks. */
static enum err ask(rd_kafka_t *client, rd_kafka_NewTopic_t **wanted, size_t n)
{
    rd_kafka_AdminOptions_t *options =
        rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
    char error[ERROR_BYTES];
    rd_kafka_event_t *event;
    enum err err = ERR_DEPENDENCY_UNAVAILABLE;

    rd_kafka_AdminOptions_set_request_timeout(options, TIMEOUT_MS, error, sizeof(error));
    rd_kafka_AdminOptions_set_operation_timeout(options, TIMEOUT_MS, error, sizeof(error));
    rd_kafka_CreateTopics(client, wanted, n, options, queue);
    event = rd_kafka_queue_poll(queue, TIMEOUT_MS * 2);
    if (event) {
        err = judge_all(event);
        rd_kafka_event_destroy(event);
    }
    rd_kafka_queue_destroy(queue);
    rd_kafka_AdminOptions_destroy(options);
    return err;
}

static enum err create_by_admin(const struct kafka *kafka, const struct topics *topics)
{
    rd_kafka_NewTopic_t **wanted = calloc(topics->n, sizeof(struct rd_kafka_NewTopic_s *));
    char error[ERROR_BYTES];
    rd_kafka_conf_t *conf = kafka_client_conf(kafka);
    rd_kafka_t *client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    enum err err = ERR_DEPENDENCY_UNAVAILABLE;

    if (!wanted)
        abort();
    for (size_t i = 0; i < topics->n; i++)
        wanted[i] = rd_kafka_NewTopic_new(topics->names[i], KAFKA_PARTITIONS,
                                          kafka->replication ? kafka->replication : -1, NULL, 0);
    if (client)
        err = ask(client, wanted, topics->n);
    else
        rd_kafka_conf_destroy(conf);
    rd_kafka_NewTopic_destroy_array(wanted, topics->n);
    free(wanted);
    if (client)
        rd_kafka_destroy(client);
    return err;
}

static enum err create_embedded(const struct kafka *kafka, const struct topics *topics)
{
    for (size_t i = 0; i < topics->n; i++)
        rd_kafka_mock_topic_create(kafka->embedded, topics->names[i], KAFKA_PARTITIONS, 1);
    return ERR_OK;
}

struct job {
    struct kafka *kafka;
    enum err err;
};

static void create(void *arg)
{
    struct job *job = arg;
    struct kafka *kafka = job->kafka;
    struct topics topics = list_topics(kafka->service);

    pthread_mutex_lock(&kafka->topics_mutex);
    if (!kafka->has_topics && topics.n)
        job->err =
            kafka->embedded ? create_embedded(kafka, &topics) : create_by_admin(kafka, &topics);
    kafka->has_topics = !job->err;
    pthread_mutex_unlock(&kafka->topics_mutex);
    free(topics.names);
}

enum err kafka_create_topics(struct kafka *kafka)
{
    struct job job = {.kafka = kafka};

    co_offload(create, &job);
    return job.err;
}
