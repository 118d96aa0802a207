/* casus why: the whole tree of reasons behind the verdicts on one clause. */
#include "cli/cli.h"

int run_why(const options *o)
{
    casus_lens lens;
    lens_of(o, &lens);
    lens.clause = o->files.at[1];
    lens.detail = CASUS_REASONS;
    return assess_files(o, 1, &lens, CASUS_WHY);
}
