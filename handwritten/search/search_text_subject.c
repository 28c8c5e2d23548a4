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

/* What a character is folded to. */
struct folded {
    struct search_text_points points;
    bool stands_alone;
};

/* A code point that is a character. */
struct search_text_known {
    uint32_t point; /* 0: none */
    struct folded folded;
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

static struct folded fold(struct arena *arena, const char *character, size_t len)
{
    return (struct folded){.points = search_text_fold_points(arena, character, len),
                           .stands_alone = search_text_stands_alone(character, len)};
}

/* The first character of a text, which is not plain; how many bytes it has. */
static size_t fold_character(struct search_text_subject *s, const char *text, size_t len,
                             struct folded *ret)
{
    size_t n_bytes = search_text_character(text, len);
    struct search_text_known *known;
    uint32_t point;

    if (value_utf8_decode(text, len, &point) != n_bytes) {
        *ret = fold(s->arena, text, n_bytes);
        return n_bytes;
    }
    known = &s->known[point % N_KNOWN];
    if (known->point != point)
        *known = (struct search_text_known){point, fold(s->arena, text, n_bytes)};
    *ret = known->folded;
    return n_bytes;
}

/* Whether the next place starts a word, after those of a character that is not plain. */
static bool add_folded(struct search_text_subject *s, const struct folded *folded, bool starts_word)
{
    if (folded->points.n == 0 && !starts_word)
        s->words[s->n_words - 1].is_odd = true;
    for (size_t i = 0; i < folded->points.n; i++) {
        bool is_space = folded->points.items[i] == ' ';

        if (!is_space) {
            add_place(s, folded->points.items[i], starts_word);
            s->words[s->n_words - 1].is_odd |= !folded->stands_alone;
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
            struct folded folded;

            n_bytes = fold_character(s, text + at, len - at, &folded);
            need_places(s, s->n + folded.points.n + (len - at - n_bytes) + 1);
            starts_word = add_folded(s, &folded, starts_word);
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
        signature |= UINT64_C(1) << ((uint32_t)letters[i] % SEARCH_TEXT_BITS);
    return signature;
}

/* The folded code points of a word that is odd: what is folded to no place may have joined or
 * parted what is around it. */
static struct search_text_points fold_word(struct search_text_subject *s, size_t from, size_t to)
{
    size_t begin = s->at[s->characters[from]], end = s->at[s->characters[to - 1] + 1];
    const char *text = arena_strndup(s->arena, s->text + begin, end - begin);

    return search_text_points_of(s->arena, search_text_fold(s->arena, text));
}

/* Adds letters of the places [from, to) until there are more than `most`. */
static void spell_places(struct search_text_subject *s, size_t from, size_t to, size_t most)
{
    size_t begin = s->n_letters;

    for (size_t i = from; i < to && s->n_letters - begin <= most; i++) {
        if (i > from && s->starts_word[i])
            s->letters[s->n_letters++] = ' ';
        s->n_letters += search_text_letters_of(s->points[i], s->letters + s->n_letters);
    }
}

/* The word is compared as its whole characters, a few of which have other words in them, too. */
static void spell_word(struct search_text_subject *s, struct search_text_word *word, size_t to,
                       size_t most)
{
    size_t from = word->from;

    need_letters(s, s->n_letters + most + 1 + SEARCH_TEXT_LETTERS_MAX + 1);
    word->letter = s->n_letters;
    if (word->is_odd) {
        struct search_text_points points = fold_word(s, from, to);

        for (size_t i = 0; i < points.n && s->n_letters - word->letter <= most; i++)
            s->n_letters += search_text_letters_of(points.items[i], s->letters + s->n_letters);
    } else {
        while (from > 0 && s->characters[from - 1] == s->characters[from])
            from--;
        while (to < s->n && s->characters[to] == s->characters[to - 1])
            to++;
        spell_places(s, from, to, most);
    }
    if (s->n_letters > word->letter + most + 1)
        s->n_letters = word->letter + most + 1;
    word->n_letters = s->n_letters - word->letter;
    word->signature = search_text_subject_signature(s->letters + word->letter, word->n_letters);
}

void search_text_subject_spell(struct search_text_subject *s, size_t most)
{
    s->n_letters = 0;
    for (size_t i = 0; i < s->n_words; i++)
        spell_word(s, &s->words[i], s->words[i + 1].from, most);
    s->is_spelled = true;
}
