/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Types that travel: which of them the output has, and what their codecs are made of.
 */
#ifndef EMIT_DTO_H
#define EMIT_DTO_H

#include "model.h"
#include "tmpl.h"

/* A type of the output. */
struct dto_use {
    const struct dto *dto;
    bool is_decoded, is_encoded; /* by the service */
    bool may_be_empty;           /* the answer of an endpoint with or_empty */
};

/* Every type comes after those that it holds. */
struct dto_uses {
    struct dto_use *items;
    size_t n;
};

/* The types of routes, streams, events and queries that are not planned. */
void emit_dto_uses(const struct spec *spec, struct dto_uses *ret);

/* Add an item to the lists of templates/dto.c.tmpl. */
void emit_dto_decoder(struct tmpl_list *list, const struct dto *dto);
void emit_dto_encoder(struct tmpl_list *list, const struct dto_use *use);
/* Fields and rules of templates/decode.tmpl; the rest of its values is the caller's. */
void emit_dto_reads(struct tmpl_value *map, const struct dto *dto);
/* An item a member of the struct: {{doc}}, {{declaration}}. */
void emit_dto_members(struct tmpl_list *members, const struct dto *dto);

#endif
