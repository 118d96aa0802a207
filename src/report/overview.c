/* The overview: per clause the episodes, and per profile and obligors the possible verdicts.
 *
 * Contract: the episodes of a clause that come out alike stand together. Says no reason
 * and no condition: "HONORED or NOT HONORED" stands where the verdict is open. Episodes for which
 * nobody owed anything are left to the report proper, unless the clause has no others. Rights and powers
 * that were there all the time, and that nobody used, are no finding on what happened: one line names them.
 */
#include "report/overview.h"

enum { COL_CLAUSE = 2, COL_EPISODE = 4, COL_VERDICT = 6 };

/* Episodes that come to the same: the first rows of their blocks, in order. */
typedef struct { size_t at, len; VEC(const m_row *) of; } outcome;

typedef struct {
    blocks *b;
    sheet *page;
    sheet words;               /* what the episodes of the present clause come to */
    size_t head;               /* where the heading of the present clause ends on the page */
    const m_row *first;        /* of the present clause */
    VEC(outcome) outcomes;
} overview;

static void say_possible(sheet *s, const m_verdict *v, uint32_t n, bool everywhere, const m_resting *resting)
{
    for (uint32_t i = 0; i < n; i++) say(s, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", verdict_name(v[i].verdict));
    if (everywhere) say_text(s, ", on every reading");
    if (resting->n) say_text(s, ", on the encoder's statement");
}

/* ", EXCUSED"; ", perhaps RELEASED": what is laid over a breach must not be missed by who reads no further. */
static void say_laid_over(sheet *s, const m_row *r)
{
    static const verdict_word kind[] = {V_EXCUSED, V_RELEASED, V_ACTED_WITHOUT};
    for (size_t k = 0; k < sizeof kind / sizeof *kind; k++) {
        bool some = false, always = false;
        for (uint32_t i = 0; i < r->n_overlays; i++) {
            if (r->overlays[i].kind != kind[k]) continue;
            some = true;
            always = always || !r->overlays[i].when;
        }
        if (some) say(s, ", %s%s", always ? "" : "perhaps ", verdict_name(kind[k]));
    }
}

static void compose(teller *t, const m_row *r)
{
    say_possible(t->s, r->verdicts, r->n_verdicts, on_every_reading(r), &r->resting);
    say_laid_over(t->s, r);
}

/* What the groups of the block come to, a paragraph each, at the column. */
static void say_groups(overview *v, unsigned column)
{
    const group *common = common_group(v->b);
    sheet *s = &v->words;
    teller t = {.s = s};
    for (uint32_t k = 0; k < v->b->groups.n; k++) {
        const group *g = &v->b->groups.at[k];
        if (g->told || is_no_duty(g->row)) continue;
        para(s, column, column + 2);
        bool named = say_profiles_of(v->b, s, k) > 0;
        if (g->row->obligor && !common) {
            if (named) say_text(s, ", for ");
            say_obligors(v->b, s, g);
            named = true;
        }
        if (named) say_text(s, ": ");
        if (g->row->anachronism) say_text(s, "ANACHRONISM: ");
        compose(&t, g->row);
    }
    sheet_end(s);
}

static void add_block(overview *v, uint32_t from, uint32_t to)
{
    const m_row *r = &v->b->c->rows[from];
    outcome o = {.at = v->words.body.len};
    group_rows(v->b, from, to, compose);
    say_groups(v, r->instance || r->beneficiary ? COL_VERDICT : COL_EPISODE);
    o.len = v->words.body.len - o.at;
    if (!o.len) return;
    const char *words = v->words.body.at;
    for (uint32_t i = 0; i < v->outcomes.n; i++) {
        outcome *old = &v->outcomes.at[i];
        if (old->len != o.len || memcmp(words + old->at, words + o.at, o.len) != 0) continue;
        sheet_cut(&v->words, o.at);
        vec_push(v->page->body.mem, &old->of, r);
        return;
    }
    vec_push(v->page->body.mem, &o.of, r);
    vec_push(v->page->body.mem, &v->outcomes, o);
}

/* "a, b, owed to X; c, owed to X, Y": one episode with several beneficiaries, or several with one. */
static void say_episodes(sheet *s, const outcome *o)
{
    for (uint32_t i = 0, n; i < o->of.n; i += n) {
        const m_row *r = o->of.at[i];
        n = 1;
        say_text(s, i ? "; " : "");
        if (r->instance) say_text(s, r->instance);
        for (; r->instance && i + n < o->of.n && same_text(o->of.at[i + n]->beneficiary, r->beneficiary); n++)
            say(s, ", %s", o->of.at[i + n]->instance);
        if (!r->beneficiary) continue;
        say(s, "%s%s ", r->instance ? ", " : "", r->what == CLAUSE_DUTY ? "owed to" : "in respect of");
        say_party(s, r->beneficiary);
        if (n > 1) continue;
        for (; i + n < o->of.n && same_text(o->of.at[i + n]->instance, r->instance); n++) {
            say_text(s, ", ");
            say_party(s, o->of.at[i + n]->beneficiary);
        }
    }
}

static void begin_clause(overview *v, const m_row *first)
{
    para(v->page, COL_CLAUSE, COL_EPISODE);
    set_style(v->page, STYLE_STRONG);
    say_text(v->page, first->clause);
    set_style(v->page, STYLE_PLAIN);
    v->head = sheet_end(v->page);
    v->first = first;
}

/* Writes down what the clause's episodes came to, be it that nobody owes anything. */
static void end_clause(overview *v)
{
    if (v->first && !v->outcomes.n && sheet_end(v->page) == v->head) {
        para(v->page, COL_EPISODE, COL_VERDICT);
        say_text(v->page, verdict_name(v->first->verdicts[0].verdict));
    }
    for (uint32_t i = 0; i < v->outcomes.n; i++) {
        const outcome *o = &v->outcomes.at[i];
        if (o->of.at[0]->instance || o->of.at[0]->beneficiary) {
            para(v->page, COL_EPISODE, COL_VERDICT);
            say_episodes(v->page, o);
        }
        sheet_end(v->page);
        sb_put(&v->page->body, v->words.body.at + o->at, o->len);
    }
    v->outcomes.n = 0;
    sheet_cut(&v->words, 0);
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
        say_parties(v->page, x->obligors, x->n_obligors, "and");
        say_text(v->page, ": ");
        say_possible(v->page, x->verdicts, x->n_verdicts, jointly_on_every_reading(x), &x->resting);
    }
}

/* The row after the last one of the clause. */
static uint32_t clause_end(const m_case *c, uint32_t from)
{
    uint32_t to = from + 1;
    while (to < c->n_rows && same_text(c->rows[to].clause, c->rows[from].clause)) to++;
    return to;
}

/* A right or power that arises from no event, was there for each of its holders, and that none of them used. */
static bool merely_there(const m_case *c, uint32_t from, uint32_t to)
{
    for (; from < to; from++) {
        const m_row *r = &c->rows[from];
        if (r->what == CLAUSE_DUTY || r->instance || r->beneficiary || r->anachronism || r->n_overlays) return false;
        if (r->n_verdicts != 1 || r->verdicts[0].verdict != V_AVAILABLE || r->resting.n) return false;
    }
    return true;
}

static void say_merely_there(sheet *page, const m_case *c)
{
    bool any = false;
    for (uint32_t i = 0, to; i < c->n_rows; i = to) {
        to = clause_end(c, i);
        if (!merely_there(c, i, to)) continue;
        if (!any) para(page, COL_CLAUSE, COL_EPISODE);
        say(page, "%s%s", any ? ", " : "standing, AVAILABLE and not used: ", c->rows[i].clause);
        any = true;
    }
}

void print_overview(out *o, blocks *b, sheet *page)
{
    overview v = {.b = b, .page = page};
    const m_case *c = b->c;
    uint32_t j = 0;
    if (!c->n_rows) return;
    sheet_init(&v.words, o->mem);
    v.words.names = c;
    para(page, 0, 2);
    say_text(page, "Overview");
    for (uint32_t i = 0; i < c->n_rows;) {
        if (i == 0 || !same_text(c->rows[i].clause, c->rows[i - 1].clause)) {
            end_clause(&v);
            v.first = NULL;
            uint32_t to = clause_end(c, i);
            if (merely_there(c, i, to)) {
                i = to;
                continue;
            }
            begin_clause(&v, &c->rows[i]);
            say_joints(&v, c->rows[i].clause, &j);
        }
        uint32_t from = i;
        i = block_end(c, from);
        add_block(&v, from, i);
    }
    end_clause(&v);
    say_merely_there(page, c);
    blank_line(page);
    sheet_print(o, page);
}
