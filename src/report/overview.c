/* The overview: per clause the episodes, and per profile and obligors the possible verdicts.
 *
 * Contract: one paragraph for neighbouring episodes of a clause that come out alike. Says no reason
 * and no condition: "HONORED or NOT HONORED" stands where the verdict is open. Episodes for which
 * nobody owed anything are left to the report proper.
 */
#include "report/overview.h"

enum { COL_CLAUSE = 2, COL_EPISODE = 4, COL_VERDICT = 6 };

typedef struct {
    blocks *b;
    sheet *page;
    sheet now, last;           /* what the present and the last episode come to */
    VEC(const m_row *) alike;  /* first rows of the episodes that come to `last` */
} overview;

static void say_possible(sheet *s, const m_verdict *v, uint32_t n, bool everywhere)
{
    for (uint32_t i = 0; i < n; i++) say(s, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", verdict_name(v[i].verdict));
    if (everywhere) say_text(s, ", on every reading");
}

static void compose(teller *t, const m_row *r)
{
    say_possible(t->s, r->verdicts, r->n_verdicts, r->settled && r->settled_by_law && r->law_tried);
}

/* What the groups of the block come to, a paragraph each, at the column. */
static void say_groups(overview *v, unsigned column)
{
    const group *common = common_group(v->b);
    teller t = {.s = &v->now};
    sheet_cut(&v->now, 0);
    for (uint32_t k = 0; k < v->b->groups.n; k++) {
        const group *g = &v->b->groups.at[k];
        if (g->told || is_no_duty(g->row)) continue;
        para(&v->now, column, column + 2);
        bool named = say_profiles_of(v->b, &v->now, k) > 0;
        if (g->row->obligor && !common) {
            if (named) say_text(&v->now, ", for ");
            say_obligors(v->b, &v->now, g);
            named = true;
        }
        if (named) say_text(&v->now, ": ");
        if (g->row->anachronism) say_text(&v->now, "ANACHRONISM: ");
        compose(&t, g->row);
    }
    sheet_end(&v->now);
}

/* Writes down the episodes that came out alike. */
static void flush(overview *v)
{
    if (!v->alike.n) return;
    const m_row *first = v->alike.at[0];
    if (first->instance || first->beneficiary) {
        para(v->page, COL_EPISODE, COL_VERDICT);
        for (uint32_t i = 0; i < v->alike.n && first->instance; i++) say(v->page, "%s%s", i ? ", " : "", v->alike.at[i]->instance);
        if (first->beneficiary) say(v->page, "%sowed to %s", first->instance ? ", " : "", first->beneficiary);
    }
    sheet_end(v->page);
    sb_put(&v->page->body, v->last.body.at, v->last.body.len);
    v->alike.n = 0;
}

static void add_block(overview *v, uint32_t from, uint32_t to)
{
    const m_row *r = &v->b->c->rows[from];
    group_rows(v->b, from, to, compose);
    say_groups(v, r->instance || r->beneficiary ? COL_VERDICT : COL_EPISODE);
    if (!v->now.body.len) return;
    bool same = v->alike.n && same_text(v->alike.at[0]->beneficiary, r->beneficiary) && v->now.body.len == v->last.body.len &&
                memcmp(v->now.body.at, v->last.body.at, v->now.body.len) == 0;
    if (!same) {
        flush(v);
        sheet_cut(&v->last, 0);
        sb_put(&v->last.body, v->now.body.at, v->now.body.len);
    }
    vec_push(v->page->body.mem, &v->alike, r);
}

/* Joint findings over the whole case; those over single acts are left to the report proper. */
static void say_joints(overview *v, const char *clause, uint32_t *j)
{
    const m_case *c = v->b->c;
    begin_groups(v->b);
    for (; *j < c->n_joints && same_text(c->joints[*j].clause, clause); (*j)++)
        if (!c->joints[*j].instance) group_joint(v->b, &c->joints[*j]);
    for (uint32_t k = 0; k < v->b->groups.n; k++) {
        const group *g = &v->b->groups.at[k];
        if (g->told) continue;
        const m_joint *x = g->joint;
        para(v->page, COL_EPISODE, COL_EPISODE + 2);
        if (say_profiles_of(v->b, v->page, k)) say_text(v->page, ", jointly: ");
        say_text(v->page, "at least one of ");
        say_list(v->page, x->obligors, x->n_obligors, "and");
        say_text(v->page, ": ");
        say_possible(v->page, x->verdicts, x->n_verdicts, x->settled && x->settled_by_law && x->law_tried);
    }
}

void print_overview(out *o, blocks *b, sheet *page)
{
    overview v = {.b = b, .page = page};
    const m_case *c = b->c;
    uint32_t j = 0;
    if (!c->n_rows) return;
    sheet_init(&v.now, o->mem);
    sheet_init(&v.last, o->mem);
    para(page, 0, 2);
    say_text(page, "Overview");
    for (uint32_t i = 0; i < c->n_rows;) {
        if (i == 0 || !same_text(c->rows[i].clause, c->rows[i - 1].clause)) {
            flush(&v);
            para(page, COL_CLAUSE, COL_EPISODE);
            set_style(page, STYLE_STRONG);
            say_text(page, c->rows[i].clause);
            set_style(page, STYLE_PLAIN);
            say_joints(&v, c->rows[i].clause, &j);
        }
        uint32_t from = i;
        i = block_end(c, from);
        add_block(&v, from, i);
    }
    flush(&v);
    blank_line(page);
    sheet_print(o, page);
}
