/* Keeping a table: see table.h. */
#include "report/table.h"
#include <stdlib.h>

static const char *copied(arena *mem, const char *s)
{
    return s ? arena_copy(mem, s, strlen(s)) : "";
}

void table_init(table *t, arena *mem, const char *schema, const char *const *heads, uint32_t group, const char *by)
{
    *t = (table){.mem = mem, .schema = schema, .heads = heads, .group = group, .by = by};
    while (heads[t->n_heads]) t->n_heads++;
}

uint32_t table_column(table *t, const char *name, bool shown)
{
    uint32_t i = 0;
    while (i < t->columns.n && strcmp(t->columns.at[i], name) != 0) i++;
    if (i == t->columns.n) {
        vec_push(t->mem, &t->columns, copied(t->mem, name));
        vec_push(t->mem, &t->shown, false);
        vec_push(t->mem, &t->told, (wordings){0});
    }
    t->shown.at[i] = t->shown.at[i] || shown;
    return i;
}

void table_tell_column(table *t, uint32_t column, const char *told)
{
    wordings *w = &t->told.at[column];
    for (uint32_t i = 0; i < w->of.n; i++)
        if (strcmp(w->of.at[i], told) == 0) return;
    vec_push(t->mem, &w->of, copied(t->mem, told));
}

void table_tell(table *t, line *l, uint32_t head, const char *told)
{
    if (!l->told) {
        l->told = arena_array(t->mem, t->n_heads, sizeof *l->told);
        memcpy(l->told, l->texts, t->n_heads * sizeof *l->told);
    }
    l->told[head] = copied(t->mem, told);
}

void table_name(table *t, const char *told, const char *declared)
{
    for (uint32_t i = 0; i < t->names.n; i++)
        if (strcmp(t->names.at[i].told, told) == 0 && strcmp(t->names.at[i].declared, declared) == 0) return;
    vec_push(t->mem, &t->names, (name_told_as){copied(t->mem, told), copied(t->mem, declared)});
}

line *table_line(table *t, const char *const *texts)
{
    line l = {.texts = arena_array(t->mem, t->n_heads, sizeof *l.texts)};
    for (uint32_t i = 0; i < t->n_heads; i++) l.texts[i] = copied(t->mem, texts[i]);
    vec_push(t->mem, &t->lines, l);
    return &t->lines.at[t->lines.n - 1];
}

line *table_same_line(table *t, const char *const *texts, uint32_t recent)
{
    for (uint32_t k = 0; k < recent && k < t->lines.n; k++) {
        line *l = &t->lines.at[t->lines.n - 1 - k];
        uint32_t same = 0;
        while (same < t->n_heads && strcmp(l->texts[same], texts[same] ? texts[same] : "") == 0) same++;
        if (same == t->n_heads) return l;
    }
    return table_line(t, texts);
}

static bool alike(const outcome *a, const outcome *b)
{
    return a->verdicts == b->verdicts && a->overlays == b->overlays && a->maybe == b->maybe && a->anachronism == b->anachronism &&
           a->limited == b->limited && a->encoder == b->encoder;
}

bool outcome_settled(const outcome *x)
{
    return !x->limited && x->verdicts && (x->verdicts & (x->verdicts - 1)) == 0 && !x->maybe;
}

/* Settled ones first, then as the verdicts are ordered. */
static bool told_before(const outcome *a, const outcome *b)
{
    if (outcome_settled(a) != outcome_settled(b)) return outcome_settled(a);
    return a->verdicts < b->verdicts;
}

void table_count(table *t, line *l, uint32_t column, outcome x)
{
    while (l->cells.n <= column) vec_push(t->mem, &l->cells, (cell){0});
    cell *c = &l->cells.at[column];
    for (uint32_t i = 0; i < c->of.n; i++)
        if (alike(&c->of.at[i], &x)) {
            c->of.at[i].rows += x.rows;
            return;
        }
    vec_push(t->mem, &c->of, x);
    for (uint32_t i = c->of.n - 1; i && told_before(&x, &c->of.at[i - 1]); i--) {
        c->of.at[i] = c->of.at[i - 1];
        c->of.at[i - 1] = x;
    }
}

/* The texts end with a NULL for comparing, see table_sort. */
static int by_texts(const void *a_, const void *b_)
{
    const line *a = a_, *b = b_;
    for (uint32_t i = 0; a->texts[i] && b->texts[i]; i++) {
        int order = strcmp(a->texts[i], b->texts[i]);
        if (order) return order;
    }
    return 0;
}

void table_sort(table *t)
{
    for (uint32_t i = 0; i < t->lines.n; i++) {
        line *l = &t->lines.at[i];
        const char **texts = arena_array(t->mem, t->n_heads + 1, sizeof *texts);
        memcpy(texts, l->texts, t->n_heads * sizeof *texts);
        l->texts = texts;
    }
    if (t->lines.n) qsort(t->lines.at, t->lines.n, sizeof *t->lines.at, by_texts);
}
