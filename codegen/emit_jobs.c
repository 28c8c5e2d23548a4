/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_jobs.{h,c}: prototypes of the hand-written jobs, bodies of those that are a
 * query. When they run stands in the service's table (emit_service). What is `planned` is left out.
 */
#include "emit.h"

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static char *describe(const struct job *job)
{
    return mem_printf("%s%s Every %u ms.", job->doc ? job->doc : names_sentence(job->name),
                      job->doc ? "" : ".", job->every_ms);
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *jobs = tmpl_list(map, "jobs");

    if (is_header)
        tmpl_textf(map, "guard", "%s_JOBS_H", names_upper(domain->name));
    for (size_t i = 0; i < domain->jobs.n; i++) {
        const struct job *job = &domain->jobs.items[i];
        struct tmpl_value *item;

        if (job->planned || (!is_header && !job->query))
            continue;
        item = tmpl_item(jobs);
        tmpl_text(item, "name", job->name);
        if (is_header)
            tmpl_text(item, "doc", describe(job));
        else
            tmpl_text(item, "query", job->query->name);
    }
    emit_c_file(domain, root, is_header ? "jobs.h.tmpl" : "jobs.c.tmpl", "jobs", map);
}

void emit_jobs(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool any = false, any_query = false;

        for (size_t j = 0; j < domain->jobs.n; j++) {
            any = any || !domain->jobs.items[j].planned;
            any_query =
                any_query || (!domain->jobs.items[j].planned && domain->jobs.items[j].query);
        }
        if (any)
            emit_part(domain, root, true);
        if (any_query)
            emit_part(domain, root, false);
    }
}
