/* How names are spelled: with an article, alone, as one word of a formula. */
#ifndef CASUS_BASE_SPELLING_H
#define CASUS_BASE_SPELLING_H
#include "base/text.h"

/* Letters, digits, `_` and all that is not ASCII: what a name consists of. */
static inline bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}
/* The name without the article that it may begin with: "Soviet Union" of "the Soviet Union". */
const char *name_alone(const char *name);
/* Appends the name as one word, without its article: "Soviet_Union", "Austria_Hungary". */
void sb_one_word(strbuf *sb, const char *name);
/* Whether both come to the same word. Scratch memory comes from `mem`. */
bool same_spelling(arena *mem, const char *a, const char *b);
#endif
