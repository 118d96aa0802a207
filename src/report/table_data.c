/* A table for programs: CSV and JSON; and the words of an outcome. */
#include "report/escape.h"
#include "report/json_values.h"
#include "report/table.h"

/* Verdicts or overlays of a mask, "A, B or C": of verdicts one holds, of what is laid over them all may. */
static void say_mask(strbuf *sb, uint32_t mask, const char *last)
{
    for (uint32_t v = 0, n = 0; v < 32; v++) {
        if (!(mask >> v & 1)) continue;
        uint32_t later = v < 31 ? mask >> (v + 1) : 0;
        sb_str(sb, !n++ ? "" : later ? ", " : last);
        sb_str(sb, verdict_name((verdict_word)v));
    }
}

void say_outcome(strbuf *sb, const outcome *x)
{
    sb_str(sb, x->limited ? "! " : outcome_settled(x) ? "" : "? ");
    say_mask(sb, x->verdicts, " or ");
    if (x->overlays) {
        sb_str(sb, ", ");
        say_mask(sb, x->overlays, " and ");
    }
    if (x->maybe) {
        sb_str(sb, ", perhaps ");
        say_mask(sb, x->maybe, " and ");
    }
    if (x->anachronism) sb_str(sb, ", ANACHRONISM");
    if (x->encoder) sb_str(sb, " [e]");
    if (x->rows > 1) sb_fmt(sb, " (%u)", x->rows);
}

/* ---- CSV ---- */

static void put_field(out *o, const char *text, bool first)
{
    strbuf sb;
    sb_init(&sb, o->mem);
    if (!first) sb_char(&sb, ',');
    sb_char(&sb, '"');
    if (*text && strchr("=+-@\t\r", *text) && text[1]) sb_char(&sb, '\'');
    for (; *text; text++) {
        if (*text == '"') sb_char(&sb, '"');
        sb_char(&sb, *text);
    }
    sb_char(&sb, '"');
    out_bytes(o, sb.at, sb.len);
}

static void put_cell(out *o, const line *l, uint32_t column, bool first)
{
    strbuf sb;
    sb_init(&sb, o->mem);
    const cell *c = column < l->cells.n ? &l->cells.at[column] : NULL;
    for (uint32_t i = 0; c && i < c->of.n; i++) {
        if (i) sb_str(&sb, "; ");
        say_outcome(&sb, &c->of.at[i]);
    }
    put_field(o, sb_done(&sb), first);
}

void table_csv(out *o, const table *t)
{
    for (uint32_t h = 0; h < t->n_heads; h++) put_field(o, t->heads[h], h == 0);
    for (uint32_t c = 0; c < t->columns.n; c++) put_field(o, t->columns.at[c], t->n_heads + c == 0);
    out_bytes(o, "\r\n", 2);
    for (uint32_t i = 0; i < t->lines.n && !o->failed; i++) {
        const line *l = &t->lines.at[i];
        for (uint32_t h = 0; h < t->n_heads; h++) {
            strbuf sb;
            sb_init(&sb, o->mem);
            escape_text(&sb, l->texts[h], strlen(l->texts[h]));
            put_field(o, sb_done(&sb), h == 0);
        }
        for (uint32_t c = 0; c < t->columns.n; c++) put_cell(o, l, c, t->n_heads + c == 0);
        out_bytes(o, "\r\n", 2);
    }
}

/* ---- JSON ---- */

static void add_mask(writer *w, json_t *to, const char *key, uint32_t mask)
{
    json_t *list = add_array(w, to, key);
    for (uint32_t v = 0; v < 32; v++)
        if (mask >> v & 1) add_text(w, list, NULL, verdict_name((verdict_word)v));
}

static void add_outcome(writer *w, json_t *list, const outcome *x)
{
    json_t *o = add_object(w, list, NULL);
    add_mask(w, o, "verdicts", x->verdicts);
    add_bool(w, o, "settled", outcome_settled(x));
    add_mask(w, o, "overlays", x->overlays);
    add_mask(w, o, "overlays_possible", x->maybe);
    add_bool(w, o, "anachronism", x->anachronism);
    add_bool(w, o, "weighed", !x->limited);
    add_bool(w, o, "rests_on_encoder", x->encoder);
    add_number(w, o, "findings", x->rows);
}

static void add_line(writer *w, json_t *rows, const table *t, const line *l)
{
    json_t *o = add_object(w, rows, NULL);
    for (uint32_t h = 0; h < t->n_heads; h++) add_text(w, o, t->heads[h], l->texts[h]);
    if (!t->by) return;
    json_t *cells = add_object(w, o, "cells");
    for (uint32_t c = 0; c < t->columns.n && !w->failed; c++) {
        json_t *list = add_array(w, cells, t->columns.at[c]);
        for (uint32_t i = 0; c < l->cells.n && i < l->cells.at[c].of.n; i++) add_outcome(w, list, &l->cells.at[c].of.at[i]);
    }
}

bool table_json(out *o, const table *t)
{
    writer w = {0};
    json_t *whole = json_object();
    if (!whole) return false;
    add_text(&w, whole, "schema", t->schema);
    if (t->by) {
        add_text(&w, whole, "by", t->by);
        add_texts(&w, whole, "columns", t->columns.at, t->columns.n);
    }
    json_t *rows = add_array(&w, whole, "rows");
    for (uint32_t i = 0; i < t->lines.n && !w.failed; i++) add_line(&w, rows, t, &t->lines.at[i]);
    return dump_json(o, &w, whole);
}
