/* The pages of the message codes, from pages.def. */
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

bool report_explain(out *o, const char *code)
{
    sheet s;
    sheet_init(&s, o->mem);
    if (!code) {
        list_codes(&s);
        sheet_print(o, &s);
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
