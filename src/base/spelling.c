/* How names are spelled. */
#include <string.h>
#include "base/spelling.h"

const char *name_alone(const char *name)
{
    static const char article[] = "the ";
    size_t n = sizeof article - 1;
    return strncmp(name, article, n) == 0 && name[n] ? name + n : name;
}

/* Whatever cannot stand in a word separates the parts of one, at its ends nothing. */
void sb_one_word(strbuf *sb, const char *name)
{
    bool begun = false, between = false;
    for (const char *p = name_alone(name); *p; p++) {
        if (!in_name(*p) || *p == '_') {
            between = true;
            continue;
        }
        if (begun && between) sb_char(sb, '_');
        sb_char(sb, *p);
        begun = true;
        between = false;
    }
}

bool same_spelling(arena *mem, const char *a, const char *b)
{
    strbuf x, y;
    sb_init(&x, mem);
    sb_init(&y, mem);
    sb_one_word(&x, a);
    sb_one_word(&y, b);
    return strcmp(sb_done(&x), sb_done(&y)) == 0;
}
