/* Expectations that failed, in the manner of a compiler: the place first, so that an editor finds it. */
#include "report/phrase.h"

static void part(sheet *s, const char *label, const char *text)
{
    if (!text_given(text)) return;
    para(s, 2, 12);
    say_text(s, label);
    to_hang(s);
    say_text(s, text);
}

void report_expects(out *o, const m_case *c)
{
    sheet s;
    sheet_init(&s, o->mem);
    for (uint32_t i = 0; i < c->n_expects && !o->failed; i++) {
        const m_expect *e = &c->expects[i];
        if (e->ok) continue;
        para(&s, 0, 2);
        set_style(&s, STYLE_STRONG);
        say_place(&s, c->sources, e->at);
        set_style(&s, STYLE_PLAIN);
        say(&s, "%scase %s does not meet an expectation", e->at.at ? ": " : "", c->name);
        bool keyword = e->text && strncmp(e->text, "expect ", strlen("expect ")) == 0;
        part(&s, "expected", keyword ? e->text + strlen("expect ") : e->text);
        part(&s, "got", e->got);
        part(&s, "turns on", e->hinge);
        sheet_print(o, &s);
    }
}
