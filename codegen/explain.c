/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `specc explain NAME`: finds everything of that name and says what it causes. Reads the resolved
 * model and nothing else; endpoints, which have the most to say, are in explain_endpoint.c.
 */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "explain_part.h"
#include "names.h"
#include "resolve.h"

void explain_title(const char *what, const char *name, struct place at, const char *doc)
{
    printf("%s %s (%s:%u)\n", what, name, at.file ? at.file : "spec", at.line);
    if (doc && *doc)
        printf("  %s\n", doc);
}

void explain_line(const char *label, const char *fmt, ...)
{
    va_list args;

    printf("  %-9s ", label);
    va_start(args, fmt);
    vprintf(fmt, args);
    va_end(args);
    putchar('\n');
}

const char *explain_type(const struct type_use *type)
{
    const char *name = type->name.text ? type->name.text : "?", *bounds = "";

    if (type->min_text || type->max_text)
        bounds = mem_printf("(%s..%s)", type->min_text ? type->min_text : "",
                            type->max_text ? type->max_text : "");
    return mem_printf("%s%s%s", name, bounds, type->nullable ? "?" : "");
}

void explain_error(const char *label, const struct error *error)
{
    explain_line(label, "%s %u %s: %s", error->code, error->status, error->name, error->doc);
}

/* ---- entities and machines ---- */

static void explain_column(const char *label, const struct column *column)
{
    struct buf text = {0};

    buf_addf(&text, "%s %s", column->name, explain_type(&column->type));
    if (column->is_owner)
        buf_add(&text, ", the owner");
    if (column->is_parent)
        buf_addf(&text, ", the parent: goes with its %s", column->ref_entity->name);
    else if (column->ref_entity)
        buf_addf(&text, ", refers to %s%s", column->ref_entity->name,
                 column->no_foreign_key ? " without a foreign key" : "");
    if (column->is_machine)
        buf_add(&text, ", written by transitions only");
    if (column->snapshot_column)
        buf_addf(&text, ", copied from %s.%s", column->snapshot_column->entity->name,
                 column->snapshot_column->name);
    if (column->at_most_column)
        buf_addf(&text, ", at most %s.%s", column->at_most_column->entity->name,
                 column->at_most_column->name);
    if (column->default_value.text)
        buf_addf(&text, ", default %s", column->default_value.text);
    explain_line(label, "%s", text.text);
    buf_release(&text);
}

static void explain_users(const struct spec *spec, const struct entity *entity)
{
    const char *label = "endpoints";

    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (endpoint, domain->endpoints)
            if (endpoint->entity == entity) {
                explain_line(label, "%s: %s %s", endpoint->name, endpoint->method,
                             endpoint->path.text);
                label = "";
            }
}

static void explain_entity(const struct spec *spec, const struct entity *entity)
{
    const struct column *owner = resolve_owner(entity);
    const char *label = "columns";

    explain_title("entity", entity->name, entity->at, entity->doc);
    explain_line("table", "%s", entity->table);
    if (owner)
        explain_line("owner", "%s.%s: others are answered as below", owner->entity->table,
                     owner->name);
    else
        explain_line("owner", "nobody: everybody who may call reaches all rows");
    if (entity->missing_error)
        explain_error("missing", entity->missing_error);
    if (owner && entity->foreign_error)
        explain_error("foreign", entity->foreign_error);
    MODEL_EACH (column, entity->columns) {
        explain_column(label, column);
        label = "";
    }
    MODEL_EACH (unique, entity->uniques)
        explain_line("unique", "%s%s%s: %s", names_unique(entity, unique),
                     unique->where ? " where " : "", unique->where ? unique->where : "",
                     unique->else_error ? unique->else_error->code : "no code");
    MODEL_EACH (index, entity->indexes)
        explain_line("index", "%s", names_index(entity, index));
    MODEL_EACH (invariant, entity->invariants)
        explain_line("check", "%s: %s", invariant->check,
                     invariant->else_error ? invariant->else_error->code : "no code");
    explain_users(spec, entity);
}

static const char *join_names(const struct names *names, const char *quote)
{
    struct buf text = {0};
    const char *copy;

    buf_add(&text, "");
    for (size_t i = 0; i < names->n; i++)
        buf_addf(&text, "%s%s%s%s", i ? ", " : "", quote, names->items[i].text, quote);
    copy = mem_strndup(text.text, text.len);
    buf_release(&text);
    return copy;
}

static void explain_transition(const struct transition *transition)
{
    const struct machine *machine = transition->machine;

    explain_title("transition", mem_printf("%s of %s", transition->name, machine->name),
                  transition->at, NULL);
    explain_line("moves", "%s -> %s", join_names(&transition->from, ""), transition->to.text);
    if (machine->column)
        explain_line("sql", "UPDATE %s SET %s = '%s' WHERE id = ? AND %s IN (%s)",
                     machine->column->entity->table, machine->column->name, transition->to.text,
                     machine->column->name, join_names(&transition->from, "'"));
    if (transition->stamps.n)
        explain_line("stamps", "%s", join_names(&transition->stamps, ""));
    MODEL_EACH (other, transition->elses)
        if (other->error)
            explain_error(other->state.text, other->error);
    if (transition->emit_event)
        explain_line("emits", "%s to %s", transition->emit_event->name,
                     transition->emit_event->topic);
    explain_line("calls", "%s_%s(call, id)", machine->name, transition->name);
}

static void explain_machine(const struct machine *machine)
{
    explain_title("machine", machine->name, machine->at, machine->doc);
    if (machine->column)
        explain_line("column", "%s.%s", machine->column->entity->table, machine->column->name);
    explain_line("states", "%s; begins in %s", join_names(&machine->states, ""),
                 machine->initial.text);
    MODEL_EACH (transition, machine->transitions)
        explain_line(transition->name, "%s -> %s", join_names(&transition->from, ""),
                     transition->to.text);
}

/* ---- what travels ---- */

static void explain_dto(const struct dto *dto)
{
    const char *label = "members";

    explain_title("type", dto->name, dto->at, dto->doc);
    explain_line("travels", "%s%s%s%s", dto->is_request ? "in requests " : "",
                 dto->is_reply ? "in answers " : "", dto->is_event ? "in events " : "",
                 dto->is_request || dto->is_reply || dto->is_event ? "" : "nowhere but in C");
    MODEL_EACH (member, dto->members) {
        explain_line(label, "%s", explain_member(dto, member));
        label = "";
    }
    explain_line("C", "struct %s in generated/%s/%s_dto.h", dto->name, dto->domain->name,
                 dto->domain->name);
}

const char *explain_member(const struct dto *dto, const struct field *member)
{
    const char *type = member->dto ? member->dto->name : explain_type(&member->type);
    const char *from = "";

    if (member->kind == FIELD_LIST || member->kind == FIELD_MANY)
        type = mem_printf("list of %s", type);
    if (member->kind == FIELD_FROM && member->column)
        from = mem_printf(", from %s.%s", member->column->entity->name, member->column->name);
    else if (member->kind == FIELD_SQL)
        from = mem_printf(", %s", member->sql);
    else if (member->kind == FIELD_COUNT || member->kind == FIELD_SUM)
        from = mem_printf(", %s of %s", member->kind == FIELD_COUNT ? "count" : "sum",
                          member->path.text);
    if (dto->is_request && member->required)
        from = mem_printf(", required%s", from);
    if (member->else_error)
        from = mem_printf("%s, else %s", from, member->else_error->code);
    return mem_printf("%s: %s%s", names_camel(member->name), type, from);
}

static void explain_event(const struct spec *spec, const struct event *event)
{
    const char *label = "payload";

    explain_title("event", event->name, event->at, event->doc);
    explain_line("topic", "%s, in the order of %s", event->topic, event->key.text);
    explain_line("version", "%u", event->version);
    MODEL_EACH (member, event->dto->members) {
        explain_line(label, "%s", explain_member(event->dto, member));
        label = "";
    }
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (machine, domain->machines)
            MODEL_EACH (transition, machine->transitions)
                if (transition->emit_event == event)
                    explain_line("emitted", "by transition %s of %s", transition->name,
                                 machine->name);
        MODEL_EACH (endpoint, domain->endpoints)
            if (endpoint->emit_event == event)
                explain_line("emitted", "by %s", endpoint->name);
        MODEL_EACH (consumer, domain->consumers)
            MODEL_EACH (reaction, consumer->on)
                if (reaction->event == event)
                    explain_line("heard", "by %s%s", consumer->name,
                                 consumer->planned ? " (planned)" : "");
    }
}

static void explain_consumer(const struct consumer *consumer)
{
    struct buf waits = {0};

    explain_title(consumer->planned ? "consumer (planned)" : "consumer", consumer->name,
                  consumer->at, consumer->doc);
    explain_line("group", "%s", consumer->group);
    MODEL_EACH (reaction, consumer->on)
        if (reaction->is_handwritten)
            explain_line("on", "%s of %s: %s_on_%s() in C", reaction->event->name,
                         reaction->event->topic, consumer->name,
                         names_snake(reaction->event->name));
        else
            explain_line("on", "%s of %s: query %s", reaction->event->name, reaction->event->topic,
                         reaction->query->name);
    for (size_t i = 0; i < consumer->n_backoff && i + 1 < consumer->attempts; i++)
        buf_addf(&waits, "%s%u ms", i ? ", " : "; waits of ", consumer->backoff_ms[i]);
    explain_line("attempts", "%u%s", consumer->attempts, waits.text ? waits.text : "");
    explain_line("then", "<topic>%s", consumer->dead_letter);
    explain_line("C", "generated/%s/%s_consumers.c", consumer->domain->name,
                 consumer->domain->name);
    buf_release(&waits);
}

static void explain_code(const struct spec *spec, const struct error *error)
{
    explain_title("error", mem_printf("%s %s", error->code, error->name), error->at, error->doc);
    explain_line("status", "%u", error->status);
    explain_line("C", "%s", names_err(error));
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (endpoint, domain->endpoints)
            for (size_t i = 0; i < endpoint->n_errors; i++)
                if (endpoint->errors[i] == error)
                    explain_line("answers", "%s%s", endpoint->name,
                                 endpoint->planned ? " (planned)" : "");
}

static void explain_query(const struct query *query)
{
    explain_title("query", query->name, query->at, query->doc);
    explain_line("sql", "%s", query->sql);
    MODEL_EACH (param, query->params)
        explain_line("param", ":%s %s", param->name, explain_type(&param->type));
    if (query->row)
        explain_line("gives", "%s %s", query->kind == QUERY_ONE ? "one" : "many", query->row->name);
    if (query->missing_error)
        explain_error("missing", query->missing_error);
    explain_line("C", "%s_query() in generated/%s/%s_repo.h", query->name, query->domain->name,
                 query->domain->name);
}

/* ---- finding ---- */

/* Whether this is what was asked for; every name is kept for did-you-mean. */
static bool is_asked(struct words *words, const char *asked, const char *name)
{
    resolve_word(words, name);
    return strcmp(asked, name) == 0;
}

static unsigned explain_domain(const struct spec *spec, const struct domain *domain,
                               const char *name, struct words *words)
{
    unsigned n = 0;

    MODEL_EACH (endpoint, domain->endpoints)
        if (is_asked(words, name, endpoint->name) && ++n)
            explain_endpoint(spec, endpoint);
    MODEL_EACH (stream, domain->streams)
        if (is_asked(words, name, stream->name) && ++n)
            explain_endpoint(spec, stream->endpoint);
    MODEL_EACH (entity, domain->entities)
        if (is_asked(words, name, entity->name) && ++n)
            explain_entity(spec, entity);
    MODEL_EACH (machine, domain->machines) {
        if (is_asked(words, name, machine->name) && ++n)
            explain_machine(machine);
        MODEL_EACH (transition, machine->transitions)
            if (is_asked(words, name, transition->name) && ++n)
                explain_transition(transition);
    }
    MODEL_EACH (dto, domain->dtos)
        if (is_asked(words, name, dto->name) && ++n)
            explain_dto(dto);
    MODEL_EACH (event, domain->events)
        if (is_asked(words, name, event->name) && ++n)
            explain_event(spec, event);
    MODEL_EACH (consumer, domain->consumers)
        if (is_asked(words, name, consumer->name) && ++n)
            explain_consumer(consumer);
    MODEL_EACH (query, domain->queries)
        if (is_asked(words, name, query->name) && ++n)
            explain_query(query);
    MODEL_EACH (error, domain->errors)
        if ((is_asked(words, name, error->code) || is_asked(words, name, error->name)) && ++n)
            explain_code(spec, error);
    return n;
}

static unsigned explain_common(const struct spec *spec, const char *name, struct words *words)
{
    unsigned n = 0;

    MODEL_EACH (error, spec->errors)
        if ((is_asked(words, name, error->code) || is_asked(words, name, error->name)) && ++n)
            explain_code(spec, error);
    MODEL_EACH (scalar, spec->scalars)
        if (is_asked(words, name, scalar->name) && ++n) {
            explain_title("type", scalar->name, scalar->at, scalar->doc);
            explain_line("sql", "%s", scalar->sql);
        }
    return n;
}

bool explain(const struct spec *spec, const char *name)
{
    struct words words = {0};
    unsigned n = explain_common(spec, name, &words);
    const char *near;

    MODEL_EACH (domain, spec->domains)
        n += explain_domain(spec, domain, name, &words);
    if (n)
        return true;
    near = diag_nearest(name, words.items, words.n);
    fprintf(stderr, "specc: nothing is called `%s`%s%s%s\n", name, near ? "; did you mean `" : "",
            near ? near : "", near ? "`?" : "");
    return false;
}
