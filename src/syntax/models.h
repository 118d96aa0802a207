/* Model sentences, messages that are told from them (models.c), and beginners' slips (slips.c). For the messages about words
 * that cannot stand where they do; nobody else includes it. */
#ifndef CASUS_SYNTAX_MODELS_H
#define CASUS_SYNTAX_MODELS_H
#include "syntax/driver.h"

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
