/* Composing and breaking paragraphs.
 *
 * On the sheet a paragraph is MARK_PARA, left column, hanging column (both + 0x20, so that they are
 * no marks), its words and marks, and MARK_END. A line is broken at spaces only: a word that is
 * longer than the line (a name, an address) stands on a line of its own and may reach beyond it,
 * for a broken one could not be copied.
 */
#include "report/layout.h"
#include "base/spelling.h"
#include "report/escape.h"

enum { MARK_PARA = 1, MARK_HANG, MARK_OBLIGOR, MARK_STYLE, MARK_END = '\n' };
#define WIDTH_MIN 40
#define TEXT_MIN  20 /* columns that are left to words, however deep they stand */

void sheet_init(sheet *s, arena *mem)
{
    *s = (sheet){0};
    sb_init(&s->body, mem);
    sb_init(&s->scratch, mem);
}

void sheet_cut(sheet *s, size_t len)
{
    s->body.len = len;
    s->open = false;
}

size_t sheet_end(sheet *s)
{
    if (s->open) sb_char(&s->body, MARK_END);
    s->open = false;
    return s->body.len;
}

void para(sheet *s, unsigned left, unsigned hang)
{
    sheet_end(s);
    char head[] = {MARK_PARA, (char)(0x20 + (left < 90 ? left : 90)), (char)(0x20 + (hang < 90 ? hang : 90))};
    sb_put(&s->body, head, sizeof head);
    s->open = true;
}

void to_hang(sheet *s)
{
    sb_char(&s->body, MARK_HANG);
}

void blank_line(sheet *s)
{
    para(s, 0, 0);
    sheet_end(s);
}

void set_style(sheet *s, text_style style)
{
    char mark[] = {MARK_STYLE, (char)(0x20 + (int)style)};
    sb_put(&s->body, mark, sizeof mark);
}

/* Where the name next stands in the text as a whole word, or NULL. */
static const char *find_name(const char *text, const char *name)
{
    size_t n = strlen(name);
    for (const char *p = text; n && (p = strstr(p, name)); p++)
        if ((p == text || !in_name(p[-1])) && !in_name(p[n])) return p;
    return NULL;
}

void say_text(sheet *s, const char *text)
{
    const char *found;
    while (s->obligor && (found = find_name(text, s->obligor))) {
        escape_text(&s->body, text, (size_t)(found - text));
        sb_char(&s->body, MARK_OBLIGOR);
        text = found + strlen(s->obligor);
    }
    escape_text(&s->body, text, strlen(text));
}

void say(sheet *s, const char *fmt, ...)
{
    va_list ap;
    s->scratch.len = 0;
    va_start(ap, fmt);
    sb_vfmt(&s->scratch, fmt, ap);
    va_end(ap);
    say_text(s, sb_done(&s->scratch));
}

/* --- printing ---------------------------------------------------------------------------------- */

typedef struct {
    out *o;
    const char *obligor;
    size_t width, hang, column; /* of the line so far */
    bool started;               /* the line has a word */
} printer;

static void start_line(printer *p, size_t column)
{
    p->o->line.len = 0;
    for (size_t i = 0; i < column; i++) sb_char(&p->o->line, ' ');
    p->column = column;
    p->started = false;
}

static void end_line(printer *p)
{
    strbuf *line = &p->o->line;
    while (line->len && line->at[line->len - 1] == ' ') line->len--;
    sb_char(line, '\n');
    out_bytes(p->o, line->at, line->len);
}

static const char *style_code(char mark)
{
    static const char *const code[STYLES] = {"\033[0m", "\033[1m", "\033[2m", "\033[1;31m", "\033[1;35m"};
    return code[mark - 0x20];
}

/* Columns of the word at `s` (up to a space or the end), and its length in bytes. */
static size_t word_columns(const printer *p, const char *s, size_t n, size_t *len)
{
    size_t i = 0, columns = 0;
    while (i < n && s[i] != ' ' && s[i] != MARK_HANG) {
        if (s[i] == MARK_STYLE) i += 2;
        else if (s[i] == MARK_OBLIGOR) {
            columns += text_columns(p->obligor, strlen(p->obligor));
            i++;
        } else {
            size_t run = i;
            while (i < n && (unsigned char)s[i] > ' ') i++;
            columns += text_columns(s + run, i - run);
        }
    }
    *len = i;
    return columns;
}

static void put_word(printer *p, const char *s, size_t n)
{
    strbuf *line = &p->o->line;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == MARK_OBLIGOR) escape_text(line, p->obligor, strlen(p->obligor));
        else if (s[i] != MARK_STYLE) sb_char(line, s[i]);
        else {
            i++;
            if (p->o->color) sb_str(line, style_code(s[i]));
        }
    }
}

static void next_line(printer *p)
{
    end_line(p);
    start_line(p, p->hang);
}

/* Prints the words and marks of one paragraph. */
static void print_words(printer *p, const char *s, size_t n)
{
    bool space = false;
    for (size_t i = 0; i < n;) {
        if (s[i] == ' ') {
            space = true;
            i++;
            continue;
        }
        if (s[i] == MARK_HANG) {
            if (p->started && p->column + 1 > p->hang) next_line(p);
            while (p->column < p->hang) {
                sb_char(&p->o->line, ' ');
                p->column++;
            }
            p->started = space = false;
            i++;
            continue;
        }
        size_t len, columns = word_columns(p, s + i, n - i, &len);
        if (p->started && columns && p->column + space + columns > p->width) next_line(p);
        else if (space && p->started) {
            sb_char(&p->o->line, ' ');
            p->column++;
        }
        put_word(p, s + i, len);
        p->column += columns;
        p->started |= columns > 0;
        space = false;
        i += len;
    }
}

static size_t clamp(size_t column, size_t width)
{
    return column + TEXT_MIN > width ? width - TEXT_MIN : column;
}

void print_paragraphs(out *o, const char *at, size_t n, const char *obligor)
{
    printer p = {.o = o, .obligor = obligor ? obligor : ""};
    p.width = o->width == 0 ? 80 : o->width < WIDTH_MIN ? WIDTH_MIN : (size_t)o->width;
    if (!o->line.mem) sb_init(&o->line, o->mem);
    for (const char *stop = at + n; at < stop && !o->failed;) {
        const char *end = memchr(at, MARK_END, (size_t)(stop - at));
        p.hang = clamp((size_t)(at[2] - 0x20), p.width);
        start_line(&p, clamp((size_t)(at[1] - 0x20), p.width));
        print_words(&p, at + 3, (size_t)(end - at - 3));
        end_line(&p);
        at = end + 1;
    }
}

void sheet_print(out *o, sheet *s)
{
    sheet_end(s);
    print_paragraphs(o, s->body.at, s->body.len, NULL);
    sheet_cut(s, 0);
}
