/* Model sentences, messages that are told from them (models.c), and beginners' slips (slips.c). For the messages about words
 * that cannot stand where they do; nobody else includes it. */
#ifndef CASUS_SYNTAX_MODELS_H
#define CASUS_SYNTAX_MODELS_H
#include <string.h>
#include "syntax/driver.h"

/* A word that cannot stand where it does: how the grammar calls it, the n words that could, and its text; for slips also
 * what stands before it on its line (else empty). */
typedef struct { struct parser *p; span at; const char *found, **expected; int n; slice text, line; } trouble;

static inline bool expects(const trouble *t, const char *word)
{
    for (int i = 0; i < t->n; i++)
        if (!strcmp(t->expected[i], word)) return true;
    return false;
}

static inline bool is(const trouble *t, const char *word)
{
    return !strcmp(t->found, word);
}

static inline bool is_keyword(const char *symbol)
{
    return symbol[0] >= 'a' && symbol[0] <= 'z' && !strchr(symbol, ' ');
}

/* How a statement like the one in which `at` stands reads (static; NULL: it has no model). */
const char *model_sentence(struct parser *p, span at);

/* Each tells about the word at `at` and returns true, or returns false and tells nothing.
 * `expected`: the n words that could stand there. */
bool little_word(struct parser *p, span at, const char **expected, int n);
bool policy_named(struct parser *p, span at, const char *found, bool name_expected);
bool verdicts_joined(struct parser *p, span at, const char *found);
bool between_articles(struct parser *p, span at, const char *found);
bool ranked_unnamed(struct parser *p, span at);
bool presumed_thing(struct parser *p, span at, const char **expected, int n);
/* Slips of beginners (slips.c). */
bool slip_message(struct parser *p, span at, const char *found, const char **expected, int n);
#endif
