/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes texts apart. Most characters are one code point that is folded to one; of the others each
 * is folded by itself, and where it is a single code point what came out is kept, for it will come
 * again. Nothing is known here of what is looked for.
 *
 * The rule: the room is for as many places as the text has bytes left, so a character that is one
 * place needs no look at it.
 */
#include "search_text_subject.h"

#include <string.h>

#include "arena.h"
#include "search_text.h"
#include "value_utf8.h"

#define N_KNOWN 128 /* a power of two */
#define ROOM_MIN 512

/* A code point that is a character, and what it is folded to. */
struct search_text_known {
    uint32_t point; /* 0: none */
    struct search_text_points folded;
};

/* The first n items of an array in a longer one. */
static void *moved(struct arena *arena, const void *items, size_t n, size_t room, size_t size)
{
    void *ret = arena_alloc(arena, room * size);

    if (n > 0)
        memcpy(ret, items, n * size);
    return ret;
}

static size_t room_for(size_t n, size_t room)
{
    if (n > room * 2)
        return n < ROOM_MIN ? ROOM_MIN : n;
    return room * 2;
}

static void need_characters(struct search_text_subject *s, size_t n)
{
    if (n <= s->characters_room)
        return;
    s->characters_room = room_for(n, s->characters_room);
    s->at = arena_alloc(s->arena, s->characters_room * sizeof *s->at);
    s->is_marked = arena_alloc(s->arena, s->characters_room * sizeof *s->is_marked);
}

static void need_places(struct search_text_subject *s, size_t n)
{
    size_t room = room_for(n, s->places_room);

    if (n <= s->places_room)
        return;
    s->points = moved(s->arena, s->points, s->n, room, sizeof *s->points);
    s->characters = moved(s->arena, s->characters, s->n, room, sizeof *s->characters);
    s->starts_word = moved(s->arena, s->starts_word, s->n, room, sizeof *s->starts_word);
    s->words = moved(s->arena, s->words, s->n_words, room, sizeof *s->words);
    s->places_room = room;
}

static void need_letters(struct search_text_subject *s, size_t n)
{
    size_t room = room_for(n, s->letters_room);

    if (n <= s->letters_room)
        return;
    s->letters = moved(s->arena, s->letters, s->n_letters, room, sizeof *s->letters);
    s->letters_room = room;
}

/* A folded code point that is no space, of the last character. */
static void add_place(struct search_text_subject *s, int32_t point, bool starts_word)
{
    if (starts_word)
        s->words[s->n_words++] = (struct search_text_word){.from = s->n};
    s->points[s->n] = point;
    s->characters[s->n] = (uint32_t)s->n_characters;
    s->starts_word[s->n++] = starts_word;
}

/* The first character of a text, which is no plain one; its bytes. */
static size_t fold_character(struct search_text_subject *s, const char *text, size_t len,
                             struct search_text_points *ret)
{
    size_t n_bytes = search_text_character(text, len);
    struct search_text_known *known;
    uint32_t point;

    if (value_utf8_decode(text, len, &point) != n_bytes) {
        *ret = search_text_fold_points(s->arena, text, n_bytes);
        return n_bytes;
    }
    known = &s->known[point % N_KNOWN];
    if (known->point != point)
        *known = (struct search_text_known){
            .point = point, .folded = search_text_fold_points(s->arena, text, n_bytes)};
    *ret = known->folded;
    return n_bytes;
}

/* Whether the next place starts a word, after those of a character that is not plain. */
static bool add_odd(struct search_text_subject *s, struct search_text_points folded,
                    bool starts_word)
{
    if (folded.n == 0 && !starts_word)
        s->words[s->n_words - 1].is_odd = true;
    for (size_t i = 0; i < folded.n; i++) {
        bool is_space = folded.items[i] == ' ';

        if (!is_space) {
            add_place(s, folded.items[i], starts_word);
            s->words[s->n_words - 1].is_odd = true;
        }
        starts_word = is_space;
    }
    return starts_word;
}

void search_text_subject_read(struct search_text_subject *s, const char *text)
{
    size_t len = strlen(text), n_bytes;
    bool starts_word = true;

    if (!s->known)
        s->known = arena_alloc(s->arena, N_KNOWN * sizeof *s->known);
    s->text = text;
    s->n = s->n_words = s->n_characters = 0;
    s->is_spelled = false;
    need_characters(s, len + 1);
    need_places(s, len + 1);
    for (size_t at = 0; at < len; at += n_bytes, s->n_characters++) {
        int32_t point;

        s->at[s->n_characters] = at;
        n_bytes = search_text_plain_character(text + at, len - at, &point);
        if (n_bytes == 0) {
            struct search_text_points folded;

            n_bytes = fold_character(s, text + at, len - at, &folded);
            need_places(s, s->n + folded.n + (len - at - n_bytes) + 1);
            starts_word = add_odd(s, folded, starts_word);
        } else if (point == ' ')
            starts_word = true;
        else {
            add_place(s, point, starts_word);
            starts_word = false;
        }
    }
    s->at[s->n_characters] = len;
    s->starts_word[s->n] = true;
    s->words[s->n_words] = (struct search_text_word){.from = s->n};
    memset(s->is_marked, 0, s->n_characters * sizeof *s->is_marked);
}

uint64_t search_text_subject_signature(const int32_t *letters, size_t n)
{
    uint64_t signature = 0;

    for (size_t i = 0; i < n; i++)
        signature |= UINT64_C(1) << ((uint32_t)letters[i] % 64);
    return signature;
}

/* Where characters that are not plain are part of a word, it is folded together with what else
 * they are: what is folded to no place may have joined or parted its neighbours. */
static struct search_text_points fold_word(struct search_text_subject *s, size_t from, size_t to)
{
    size_t begin = s->at[s->characters[from]], end = s->at[s->characters[to - 1] + 1];
    const char *text = arena_strndup(s->arena, s->text + begin, end - begin);

    return search_text_points_of(s->arena, search_text_fold(s->arena, text));
}

static void spell_word(struct search_text_subject *s, struct search_text_word *word, size_t to,
                       size_t most)
{
    struct search_text_points points = {.items = s->points + word->from, .n = to - word->from};

    if (word->is_odd)
        points = fold_word(s, word->from, to);
    if (points.n > most + 1)
        points.n = most + 1; /* each is one letter at least */
    need_letters(s, s->n_letters + points.n * SEARCH_TEXT_LETTERS_MAX);
    word->letter = s->n_letters;
    for (size_t i = 0; i < points.n; i++)
        s->n_letters += search_text_letters_of(points.items[i], s->letters + s->n_letters);
    word->n_letters = s->n_letters - word->letter;
    if (word->n_letters > most + 1)
        word->n_letters = most + 1;
    s->n_letters = word->letter + word->n_letters;
    word->signature = search_text_subject_signature(s->letters + word->letter, word->n_letters);
}

void search_text_subject_spell(struct search_text_subject *s, size_t most)
{
    s->n_letters = 0;
    for (size_t i = 0; i < s->n_words; i++)
        spell_word(s, &s->words[i], s->words[i + 1].from, most);
    s->is_spelled = true;
}
