/* The pages of the message codes, from pages.def, and what each verdict and remark means. */
#include "report/phrase.h"

typedef struct { const char *code, *kind, *wrong, *right, *text; } page;

static const page pages[] = {
#define PAGE(code, kind, wrong, right, text) {code, kind, wrong, right, text},
#include "report/pages.def"
#undef PAGE
    {NULL, NULL, NULL, NULL, NULL}, /* the end */
};

static const page *page_of(const char *code)
{
    const page *p = pages;
    while (p->code && strcmp(p->code, code) != 0) p++;
    return p->code ? p : NULL;
}

/* An example, line by line as it stands in a file. */
static void example(sheet *s, const char *heading, const char *text)
{
    if (!text_given(text)) return;
    blank_line(s);
    para(s, 0, 0);
    say_text(s, heading);
    blank_line(s);
    while (*text) {
        size_t n = strcspn(text, "\n"), left = strspn(text, " ");
        para(s, 4 + (unsigned)left, 8 + (unsigned)left);
        say(s, "%.*s", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static void list_codes(sheet *s)
{
    for (diag_code c = 0; c < DIAG_CODES; c = (diag_code)(c + 1)) {
        para(s, 0, 6);
        say_text(s, diag_id(c));
        to_hang(s);
        say_text(s, diag_title(c));
    }
}

static const char *meaning_of(verdict_word v)
{
    switch (v) {
    case V_NO_DUTY: return "Nothing could be owed: on that day no text of the treaty bound the two states to each other. One of them was not yet a party, no longer one, or suspended; or the state struck is no party.";
    case V_NOT_TRIGGERED: return "Nothing was owed: the case for which the duty was made did not occur. A condition of it is not met, or an exception holds.";
    case V_NOT_DUE: return "Nothing was owed yet: the case occurred, but what has to come first, such as a request, did not.";
    case V_HONORED: return "All that was owed was done in time. Of a prohibition: no act that it prohibits was done, or an exception covers what was.";
    case V_TENDER_REFUSED: return "What was owed was offered in time, and the state to which it was owed refused it.";
    case V_HONORED_LATE: return "All that was owed was done, some of it after the last day.";
    case V_PENDING: return "It was owed, and its time was still running. This is said of a day only that was asked for (--as-of).";
    case V_HONORED_IN_PART: return "Some of the acts that were owed were done, or an act that counts as a part of them.";
    case V_NOT_HONORED: return "It was owed, its time was over, and nothing that counts had been done. Of a prohibition: what it prohibits was done. EXCUSED or RELEASED may stand beside it.";
    case V_NOT_AVAILABLE: return "Of a right or power: it was not there. A condition of it is not met, or it had ended.";
    case V_AVAILABLE: return "Of a right or power: it was there, and no use of it is on record. Nobody owes its use.";
    case V_USED: return "Of a right or power: it was there, and it was used.";
    case V_EXCUSED: return "Beside a breach: a ground that the treaty or general law knows excuses it.";
    case V_RELEASED: return "Beside a breach: the duty had ended while its time still ran, for instance since the request was taken back.";
    case V_ACTED_WITHOUT: return "An act that the right names was done while the right was not there. Another right may carry it.";
    case V_WITHOUT_DUTY: return "What the clause asks for was done, though it was not owed under this clause.";
    }
    return NULL;
}

/* By its name in capitals; the number behind the last where there is none of that name. */
static int verdict_by_name(const char *name)
{
    int v = 0;
    while (v <= V_WITHOUT_DUTY && strcmp(verdict_name((verdict_word)v), name) != 0) v++;
    return v;
}

static void list_verdicts(sheet *s)
{
    blank_line(s);
    for (int v = 0; v <= V_WITHOUT_DUTY; v++) {
        para(s, 0, 6);
        say(s, "%s: %s", verdict_name((verdict_word)v), meaning_of((verdict_word)v));
    }
}

static void explain_verdict(out *o, sheet *s, verdict_word v)
{
    para(s, 0, 2);
    set_style(s, STYLE_STRONG);
    say_text(s, verdict_name(v));
    set_style(s, STYLE_PLAIN);
    blank_line(s);
    para(s, 0, 0);
    say_text(s, meaning_of(v));
    sheet_print(o, s);
}

bool report_explain(out *o, const char *code)
{
    sheet s;
    sheet_init(&s, o->mem);
    if (!code) {
        list_codes(&s);
        list_verdicts(&s);
        sheet_print(o, &s);
        return true;
    }
    int verdict = verdict_by_name(code);
    if (verdict <= V_WITHOUT_DUTY) {
        explain_verdict(o, &s, (verdict_word)verdict);
        return true;
    }
    diag_code c = diag_by_id(code);
    if (c == DIAG_CODES) return false;
    para(&s, 0, 2);
    set_style(&s, STYLE_STRONG);
    say(&s, "%s: %s", code, diag_title(c));
    set_style(&s, STYLE_PLAIN);
    blank_line(&s);
    para(&s, 0, 0);
    say_text(&s, diag_why(c));
    const page *p = page_of(code);
    if (p) {
        blank_line(&s);
        para(&s, 0, 0);
        say_text(&s, p->text);
        example(&s, "Wrong:", p->wrong);
        example(&s, "Right:", p->right);
    }
    sheet_print(o, &s);
    return true;
}
