/* Messages with the lines they speak of, and carets under the words meant.
 *
 * Contract: line and column in the heading are bytes as the source table counts them, so editors
 * find the place; carets count signs, and a tab is shown as four spaces, so that they stand under
 * their words. Of a line that is wider than the page only a window around the carets is shown (and
 * looked at: a line of a megabyte costs no more). A line that a stream's window no longer holds
 * is told by its place only.
 */
#include "report/escape.h"
#include "report/phrase.h"

#define TAB_SPACES "    "
#define CUT "..."
#define CUT_COLUMNS 3u
#define COLUMNS_MIN 40u

typedef struct { out *o; sheet s; const source_table *sources; strbuf shown; } printer;

/* The window of a line that is shown: bytes from .. to, with `at` .. `end` marked. */
typedef struct { size_t from, to, at, end; } window;

static void put_sign(strbuf *sb, const char *s, size_t n)
{
    if (*s == '\t') sb_str(sb, TAB_SPACES);
    else escape_text(sb, s, n);
}

static size_t sign_columns(strbuf *scratch, slice line, size_t i, uint32_t *len)
{
    uint32_t code;
    *len = utf8_at(line.at + i, line.len - i, &code);
    if (code >= 0x20 && code < 0x7F) return 1;
    scratch->len = 0;
    put_sign(scratch, line.at + i, *len);
    return text_columns(scratch->at, scratch->len);
}

/* Moves the beginning back from `at` by signs that together take at most `room` columns. */
static size_t step_back(strbuf *scratch, slice line, size_t at, size_t room)
{
    size_t from = at, used = 0;
    while (from > 0) {
        size_t before = from - 1;
        while (before > 0 && from - before < 4 && ((unsigned char)line.at[before] & 0xC0) == 0x80) before--;
        uint32_t len;
        used += sign_columns(scratch, line, before, &len);
        if (used > room) break;
        from = before;
    }
    return from;
}

static size_t step_on(strbuf *scratch, slice line, size_t from, size_t room)
{
    size_t to = from, used = 0;
    while (to < line.len) {
        uint32_t len;
        used += sign_columns(scratch, line, to, &len);
        if (used > room) break;
        to += len;
    }
    return to;
}

static window choose_window(strbuf *scratch, slice line, size_t at, size_t end, size_t room)
{
    window w = {.at = at < line.len ? at : line.len};
    w.end = end < w.at ? w.at : end < line.len ? end : line.len;
    w.to = step_on(scratch, line, 0, room);
    if (w.to == line.len) return w; /* all of it fits */
    size_t inner = room - 2 * CUT_COLUMNS;
    /* The marked words should be seen to their end, and a good part of what stands before them. */
    w.from = step_back(scratch, line, w.at, inner / 2);
    w.to = step_on(scratch, line, w.from, inner);
    if (w.to == line.len) w.from = step_back(scratch, line, w.to, inner);
    if (w.end > w.to) w.end = w.to;
    return w;
}

static void put_line(printer *p, slice line, window w)
{
    if (w.from > 0) sb_str(&p->shown, CUT);
    for (size_t i = w.from; i < w.to;) {
        uint32_t code, len = utf8_at(line.at + i, line.len - i, &code);
        put_sign(&p->shown, line.at + i, len);
        i += len;
    }
    if (w.to < line.len) sb_str(&p->shown, CUT);
}

static size_t columns_between(printer *p, slice line, size_t from, size_t to)
{
    size_t columns = 0;
    strbuf scratch;
    sb_init(&scratch, p->o->mem);
    for (size_t i = from; i < to;) {
        uint32_t len;
        columns += sign_columns(&scratch, line, i, &len);
        i += len;
    }
    return columns;
}

static void put_many(strbuf *sb, char c, size_t n)
{
    while (n--) sb_char(sb, c);
}

/* The line of a span with marks under it; nothing where it is no longer held. */
static void print_snippet(printer *p, span at, char mark)
{
    slice line = source_line(p->sources, at);
    place where = source_place(p->sources, at);
    if (where.offset < source_of(p->sources, at)->from || (!line.len && where.column > 1)) return;
    strbuf number;
    sb_init(&number, p->o->mem);
    sb_fmt(&number, "%llu", (unsigned long long)where.line);
    size_t width = p->o->width == 0 ? 80 : (size_t)p->o->width < COLUMNS_MIN ? COLUMNS_MIN : (size_t)p->o->width;
    size_t start = (size_t)(where.column - 1);
    window w = choose_window(&number, line, start, start + at.len, width - number.len - 4);
    number.len = 0;
    sb_fmt(&number, "%llu", (unsigned long long)where.line);
    p->shown.len = 0;
    put_many(&p->shown, ' ', number.len + 1);
    sb_str(&p->shown, " |\n ");
    sb_put(&p->shown, number.at, number.len);
    sb_str(&p->shown, " | ");
    put_line(p, line, w);
    sb_str(&p->shown, "\n");
    put_many(&p->shown, ' ', number.len + 1);
    sb_str(&p->shown, " | ");
    put_many(&p->shown, ' ', (w.from > 0 ? CUT_COLUMNS : 0) + columns_between(p, line, w.from, w.at));
    size_t marks = columns_between(p, line, w.at, w.end);
    put_many(&p->shown, mark, marks ? marks : 1);
    sb_str(&p->shown, "\n");
    out_bytes(p->o, p->shown.at, p->shown.len);
}

static void print_where(printer *p, span at, char mark)
{
    if (!source_of(p->sources, at)) return;
    para(&p->s, 2, 6);
    say_text(&p->s, "--> ");
    say_place(&p->s, p->sources, at);
    sheet_print(p->o, &p->s);
    print_snippet(p, at, mark);
}

static void say_part(printer *p, const char *label, const char *text)
{
    if (!text_given(text)) return;
    para(&p->s, 2, 9);
    say(&p->s, "%s:", label);
    to_hang(&p->s);
    say_text(&p->s, text);
}

static void say_fix(printer *p, const diag *d)
{
    if (!d->fix) return;
    slice old = source_text(p->sources, d->fix_at);
    para(&p->s, 2, 9);
    say_text(&p->s, "fix:");
    to_hang(&p->s);
    if (!*d->fix) say_text(&p->s, "delete it");
    else if (strcmp(d->fix, " ") == 0) say_text(&p->s, "write a plain space");
    else if (!d->fix_at.len) say(&p->s, "insert  %s", d->fix);
    else if (old.len && old.len <= 60) say(&p->s, "write  %s  for  %.*s", d->fix, (int)old.len, old.at);
    else say(&p->s, "write  %s", d->fix);
    if (d->fix_at.at == d->at.at || !source_of(p->sources, d->fix_at)) return;
    say_text(&p->s, "  at ");
    say_place(&p->s, p->sources, d->fix_at);
}

static void print_diag(printer *p, const diag *d)
{
    static const char *const word[] = {"note", "warning", "error", "limit"};
    para(&p->s, 0, 2);
    set_style(&p->s, d->sev == SEV_WARNING ? STYLE_WARNING : d->sev == SEV_NOTE ? STYLE_STRONG : STYLE_ERROR);
    say(&p->s, "%s[%s]:", word[d->sev], diag_id(d->code));
    set_style(&p->s, STYLE_PLAIN);
    say(&p->s, " %s", d->headline);
    sheet_print(p->o, &p->s);
    print_where(p, d->at, '^');
    for (uint32_t i = 0; i < d->labels; i++) {
        say_part(p, "also", d->label[i].text);
        sheet_print(p->o, &p->s);
        print_where(p, d->label[i].at, '-');
    }
    say_part(p, "why", diag_why(d->code));
    say_part(p, "help", d->help);
    say_fix(p, d);
    para(&p->s, 2, 9);
    say(&p->s, "page:");
    to_hang(&p->s);
    say(&p->s, "casus explain %s", diag_id(d->code));
    blank_line(&p->s);
    sheet_print(p->o, &p->s);
}

void report_diags(out *o, const diag_list *dl, const source_table *sources)
{
    printer p = {.o = o, .sources = sources};
    sheet_init(&p.s, o->mem);
    sb_init(&p.shown, o->mem);
    for (uint32_t i = 0; i < dl->list.n && !o->failed; i++) print_diag(&p, dl->list.at[i]);
    if (!dl->dropped) return;
    para(&p.s, 0, 2);
    say(&p.s, "%u further messages are not shown (in all: %u errors, %u warnings, %u limits)", (unsigned)dl->dropped,
        (unsigned)dl->errors, (unsigned)dl->warnings, (unsigned)dl->limits);
    sheet_print(o, &p.s);
}
