/* A table as text: columns of words, broken at the width of the screen.
 *
 * Contract: an open cell begins with "? ", one that was not weighed with "! ", so that color is not
 * needed to tell them from settled ones. Columns that do not fit beside each other are told below each
 * other, with the lines' own texts again. Words longer than their column are not broken: what follows
 * is pushed to the right.
 */
#include "report/escape.h"
#include "report/table.h"

enum { GAP = 2, NARROWEST = 16, HANG = 2 };

typedef struct { const char *at; size_t len; bool first; } piece; /* of a broken text */
typedef struct { VEC(piece) of; } pieces;

typedef struct {
    out *o;
    const table *t;
    uint32_t heads, from, to;  /* texts shown; outcome columns from..to of this band */
    size_t width, *wide;       /* of the heads, then of all columns */
    size_t *least;             /* of the heads: their longest word */
    pieces *broken;            /* of the present line, by column */
    strbuf line;
} grid;

/* ---- words of a cell: paragraphs separated by line feeds ---- */

static const char *cell_words(grid *g, const line *l, uint32_t column)
{
    strbuf sb;
    sb_init(&sb, g->o->mem);
    const cell *c = column < l->cells.n ? &l->cells.at[column] : NULL;
    for (uint32_t i = 0; c && i < c->of.n; i++) {
        if (i) sb_char(&sb, '\n');
        say_outcome(&sb, &c->of.at[i]);
    }
    if (!c || !c->of.n) sb_char(&sb, '-');
    return sb_done(&sb);
}

static const char *escaped(grid *g, const char *text)
{
    strbuf sb;
    sb_init(&sb, g->o->mem);
    escape_text(&sb, text, strlen(text));
    return sb_done(&sb);
}

/* ---- widths ---- */

/* Columns of the longest piece of the text, cut at each of the signs. */
static size_t longest(const char *text, const char *signs)
{
    size_t most = 0;
    while (*text) {
        size_t n = strcspn(text, signs), columns = text_columns(text, n);
        if (columns > most) most = columns;
        text += n + (text[n] != 0);
    }
    return most;
}

static void widen(size_t *width, const char *text)
{
    size_t n = longest(text, "\n");
    if (n > *width) *width = n;
}

static void measure(grid *g)
{
    const table *t = g->t;
    for (uint32_t h = 0; h < g->heads; h++) {
        widen(&g->wide[h], t->heads[t->group + h]);
        for (uint32_t i = 0; i < t->lines.n; i++) {
            const char *text = escaped(g, t->lines.at[i].texts[t->group + h]);
            size_t word = longest(text, " \n") + (h ? HANG : 0);
            widen(&g->wide[h], text);
            if (word > g->least[h]) g->least[h] = word;
        }
    }
    for (uint32_t c = 0; c < t->columns.n; c++) {
        widen(&g->wide[g->heads + c], escaped(g, t->columns.at[c]));
        for (uint32_t i = 0; i < t->lines.n; i++) widen(&g->wide[g->heads + c], cell_words(g, &t->lines.at[i], c));
    }
}

/* The texts get what they need, the widest of them giving way until the columns have room. */
static void fit_heads(grid *g)
{
    size_t columns = g->t->columns.n, sum = 0, *wide = g->wide;
    size_t room = columns == 0 ? g->width + GAP : columns == 1 ? g->width - g->width / 4 : g->width / 2;
    for (uint32_t h = 0; h < g->heads; h++) sum += wide[h] + GAP;
    for (; sum > room; sum--) {
        uint32_t most = g->heads;
        for (uint32_t h = 0; h < g->heads; h++)
            if (wide[h] > g->least[h] && wide[h] > NARROWEST / 2 && (most == g->heads || wide[h] > wide[most])) most = h;
        if (most == g->heads) return;
        wide[most]--;
    }
}

/* How many of the columns from `from` on stand side by side, each as wide as it needs or its share. */
static uint32_t fit_columns(grid *g, uint32_t from)
{
    size_t left = g->width;
    for (uint32_t h = 0; h < g->heads; h++) left -= left > g->wide[h] + GAP ? g->wide[h] + GAP : left;
    uint32_t n = (uint32_t)((left + GAP) / (NARROWEST + GAP)), all = g->t->columns.n - from;
    if (n > all) n = all;
    if (n == 0) n = all ? 1 : 0;
    size_t share = n ? (left + GAP) / n : 0;
    share = share > NARROWEST + GAP ? share - GAP : NARROWEST;
    for (uint32_t c = from; c < from + n; c++)
        if (g->wide[g->heads + c] > share) g->wide[g->heads + c] = share;
    return n;
}

/* ---- printing ---- */

/* Where the line that begins at s ends, at a blank or the end, so that it has at most `width` columns. */
static size_t line_end(const char *s, size_t n, size_t width)
{
    size_t end = 0;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && s[i] != ' ') continue;
        if (end && text_columns(s, i) > width) break;
        end = i;
    }
    return end;
}

static void break_text(grid *g, uint32_t column, const char *text, uint32_t hang)
{
    pieces *p = &g->broken[column];
    p->of.n = 0;
    while (*text) {
        size_t n = strcspn(text, "\n"), at = 0;
        for (bool first = true; at < n; first = false) {
            size_t width = g->wide[column] - (first ? 0 : hang), len = line_end(text + at, n - at, width);
            vec_push(g->o->mem, &p->of, (piece){text + at, len, first});
            for (at += len; at < n && text[at] == ' '; at++) {}
        }
        text += n + (text[n] != 0);
    }
}

static void put_piece(grid *g, const pieces *p, uint32_t k, size_t start)
{
    while (text_columns(g->line.at ? g->line.at : "", g->line.len) < start) sb_char(&g->line, ' ');
    if (k >= p->of.n) return;
    if (start && g->line.at[g->line.len - 1] != ' ') sb_char(&g->line, ' '); /* a word too long for its column */
    for (uint32_t i = 0; i < HANG && !p->of.at[k].first; i++) sb_char(&g->line, ' ');
    sb_put(&g->line, p->of.at[k].at, p->of.at[k].len);
}

static void end_line(grid *g)
{
    while (g->line.len && g->line.at[g->line.len - 1] == ' ') g->line.len--;
    sb_char(&g->line, '\n');
    out_bytes(g->o, g->line.at, g->line.len);
    g->line.len = 0;
}

/* Prints what was broken, line by line. */
static void print_broken(grid *g)
{
    uint32_t high = 0, columns = g->heads + g->t->columns.n;
    for (uint32_t c = 0; c < columns; c++)
        if ((c < g->heads || (c >= g->heads + g->from && c < g->heads + g->to)) && g->broken[c].of.n > high) high = g->broken[c].of.n;
    for (uint32_t k = 0; k < high; k++) {
        size_t start = 0;
        for (uint32_t c = 0; c < columns; c++) {
            if (c >= g->heads && (c < g->heads + g->from || c >= g->heads + g->to)) continue;
            put_piece(g, &g->broken[c], k, start);
            start += g->wide[c] + GAP;
        }
        end_line(g);
    }
}

static void print_heads(grid *g)
{
    const table *t = g->t;
    for (uint32_t h = 0; h < g->heads; h++) break_text(g, h, t->heads[t->group + h], 0);
    for (uint32_t c = g->from; c < g->to; c++) break_text(g, g->heads + c, escaped(g, t->columns.at[c]), 0);
    print_broken(g);
    size_t all = 0;
    for (uint32_t h = 0; h < g->heads; h++) all += g->wide[h] + GAP;
    for (uint32_t c = g->from; c < g->to; c++) all += g->wide[g->heads + c] + GAP;
    for (size_t i = 0; i + GAP < all && i < g->width; i++) sb_char(&g->line, '-');
    end_line(g);
}

static bool same_group(const table *t, const line *a, const line *b)
{
    for (uint32_t i = 0; i < t->group; i++)
        if (strcmp(a->texts[i], b->texts[i]) != 0) return false;
    return true;
}

static void print_group(grid *g, const line *l)
{
    for (uint32_t i = 0; i < g->t->group; i++) {
        if (i) sb_str(&g->line, "  ");
        escape_text(&g->line, l->texts[i], strlen(l->texts[i]));
    }
    end_line(g);
}

static void print_band(grid *g)
{
    const table *t = g->t;
    print_heads(g);
    for (uint32_t i = 0; i < t->lines.n && !g->o->failed; i++) {
        const line *l = &t->lines.at[i];
        if (t->group && (!i || !same_group(t, l - 1, l))) print_group(g, l);
        for (uint32_t h = 0; h < g->heads; h++) break_text(g, h, escaped(g, l->texts[t->group + h]), HANG);
        for (uint32_t c = g->from; c < g->to; c++) break_text(g, g->heads + c, cell_words(g, l, c), HANG);
        print_broken(g);
    }
}

/* What the column is called: "Soviet Union / Russia" where its cases are of days with different names. */
static const char *column_words(arena *mem, const table *t, uint32_t column)
{
    const wordings *w = &t->told.at[column];
    strbuf sb;
    if (!w->of.n) return t->columns.at[column];
    sb_init(&sb, mem);
    for (uint32_t i = 0; i < w->of.n; i++) sb_fmt(&sb, "%s%s", i ? " / " : "", w->of.at[i]);
    return sb_done(&sb);
}

/* The table without the columns that are not shown, as it is worded. */
static table only_shown(arena *mem, const table *t)
{
    table x = *t;
    memset(&x.columns, 0, sizeof x.columns);
    memset(&x.lines, 0, sizeof x.lines);
    for (uint32_t i = 0; i < t->lines.n; i++) vec_push(mem, &x.lines, (line){.texts = t->lines.at[i].told ? t->lines.at[i].told : t->lines.at[i].texts});
    for (uint32_t c = 0; c < t->columns.n; c++) {
        if (!t->shown.at[c]) continue;
        vec_push(mem, &x.columns, column_words(mem, t, c));
        for (uint32_t i = 0; i < t->lines.n; i++) {
            const line *l = &t->lines.at[i];
            vec_push(mem, &x.lines.at[i].cells, c < l->cells.n ? l->cells.at[c] : (cell){0});
        }
    }
    return x;
}

static void say_left_out(out *o, uint32_t n)
{
    strbuf sb;
    sb_init(&sb, o->mem);
    sb_fmt(&sb, "\nLeft out: %u part%s that no line of these cases names, with standing duties\n"
                "kept and rights not used (--format csv and json have all columns).\n", (unsigned)n, n == 1 ? "y" : "ies");
    out_bytes(o, sb.at, sb.len);
}

static void say_names(out *o, const table *t)
{
    strbuf sb;
    sb_init(&sb, o->mem);
    for (uint32_t i = 0; i < t->names.n; i++) {
        sb_str(&sb, i ? "" : "\n");
        escape_text(&sb, t->names.at[i].told, strlen(t->names.at[i].told));
        sb_fmt(&sb, ", recorded as %s\n", t->names.at[i].declared);
    }
    if (sb.len) out_bytes(o, sb.at, sb.len);
}

void table_text(out *o, const table *whole)
{
    table shown = only_shown(o->mem, whole);
    const table *t = &shown;
    grid g = {.o = o, .t = t, .heads = t->n_heads - t->group, .width = o->width ? (size_t)o->width : 80};
    g.wide = arena_array(o->mem, g.heads + t->columns.n + 1, sizeof *g.wide);
    g.least = arena_array(o->mem, g.heads + 1, sizeof *g.least);
    g.broken = arena_array(o->mem, g.heads + t->columns.n + 1, sizeof *g.broken);
    sb_init(&g.line, o->mem);
    measure(&g);
    if (g.heads) fit_heads(&g);
    do {
        if (g.to) out_bytes(o, "\n", 1);
        g.from = g.to;
        g.to += fit_columns(&g, g.from);
        print_band(&g);
    } while (g.to < t->columns.n && !o->failed);
    if (!o->failed) say_names(o, whole);
    if (t->columns.n < whole->columns.n && !o->failed) say_left_out(o, whole->columns.n - t->columns.n);
}
