/* casus assess: the verdicts on each case, in the format asked for. */
#include "cli/cli.h"

typedef struct { const casus_lens *lens; casus_format format; casus_style style; } assessing;

static void assess_case(session *x, casus_stream *s, void *user)
{
    const assessing *a = user;
    casus_result r = casus_assess(s, a->lens);
    if (r == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (r == CASUS_REJECTED) {
        worsen(x, END_BAD);
        return;
    }
    if (casus_write(s, a->format, a->style, to_output, NULL) == CASUS_LIMIT) worsen(x, END_LIMIT);
    if (x->o->fail_on && casus_has_verdict(s, x->o->fail_on) > 0) worsen(x, END_FINDINGS);
}

int assess_files(const options *o, size_t n, const casus_lens *lens, casus_format format)
{
    session x;
    assessing a = {lens, format, style_of_output()};
    if (!session_init(&x, o)) worsen(&x, END_LIMIT);
    x.n_files = n;
    x.shows = true;
    for (size_t i = 0; i < n && output_well() && x.host.rules; i++) each_case_below(&x, o->files.at[i], assess_case, &a);
    return session_end(&x);
}

int run_assess(const options *o)
{
    static const casus_format format[] = {[FORMAT_TEXT] = CASUS_TEXT, [FORMAT_JSON] = CASUS_JSON, [FORMAT_ROWS] = CASUS_ROW_LINES};
    casus_lens lens;
    if (o->fail_on && casus_has_verdict(NULL, o->fail_on) < 0) {
        talk("--fail-on: there is no verdict `%s`; the verdicts are NO DUTY, NOT TRIGGERED, NOT DUE, HONORED, TENDER REFUSED,\n"
             "       HONORED LATE, PENDING, HONORED IN PART, NOT HONORED", o->fail_on);
        return END_BAD;
    }
    lens_of(o, &lens);
    if (o->detail == DETAIL_SUMMARY) return assess_in_lines(o, &lens);
    return assess_files(o, o->files.n, &lens, format[o->format]);
}
