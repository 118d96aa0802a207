/* casus explain: the page of a message code, what a verdict means, or the list of both. */
#include <string.h>
#include "cli/cli.h"

/* "not due", "NOT_DUE", "e302": in capitals, the words with one blank between them. */
static void in_capitals(const words *from, char *out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < from->n; i++) {
        if (i && n + 1 < room) out[n++] = ' ';
        for (const char *s = from->at[i]; *s && n + 1 < room; s++)
            out[n++] = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s == '_' || *s == '-' ? ' ' : *s;
    }
    out[n] = 0;
}

int run_explain(const options *o)
{
    char name[64];
    session x;
    in_capitals(&o->files, name, sizeof name);
    if (session_init(&x, o)) {
        casus_result r = casus_explain(&x.host.lib, o->files.n ? name : NULL, style_of_output(), to_output, NULL);
        if (r == CASUS_REJECTED)
            talk("there is no message and no verdict `%s`; `casus explain` lists them all, and `casus list readings` the readings of treaties", o->files.at[0]);
        worsen(&x, r == CASUS_OK ? END_WELL : r == CASUS_REJECTED ? END_BAD : END_LIMIT);
    } else worsen(&x, END_LIMIT);
    return session_end(&x);
}
