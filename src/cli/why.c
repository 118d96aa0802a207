/* casus why: the whole tree of reasons behind the verdicts on one clause. */
#include <string.h>
#include "cli/cli.h"

int run_why(const options *o)
{
    casus_lens lens;
    const char *file = o->files.at[0], *clause = o->files.at[1], *dot = strrchr(clause, '.');
    if (dot && strcmp(dot, ".case") == 0) {
        talk("the case stands before the clause: casus why %s %s", clause, file);
        return END_BAD;
    }
    lens_of(o, &lens);
    lens.clause = clause;
    lens.detail = CASUS_REASONS;
    return assess_files(o, 1, &lens, CASUS_WHY);
}
