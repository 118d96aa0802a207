/* Outcomes in words: under which condition each verdict holds, what it turns on, what would be enough. */
#include "base/limits.h"
#include "eval/run.h"

/* ---- conditions of verdicts ------------------------------------------------------------------------------- */
enum { MOST_ANSWERS = 64 }; /* of one set: its answers, and the events that the judgments among them presuppose */

static bool said(const char *const *list, uint32_t n, const char *text)
{
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp(list[i], text)) return true;
    return false;
}

/* An answer is given only in worlds where its question is asked: where that needs an open event, "not
 * justified(x)" says that x happened, too, and must not hide it. */
static void add_presupposed(run *z, const space *s, expr asked, const char **list, uint32_t *n)
{
    const expr_node *x = &s->node.at[asked];
    if (asked <= X_TRUE) return;
    if (x->op == X_AND)
        for (uint32_t i = 0; i < x->n; i++) add_presupposed(z, s, s->kid.at[x->a + i], list, n);
    if (x->op != X_ATOM || s->choice.at[x->a].kind != CH_OCCURS || *n + 4 > MOST_ANSWERS) return;
    const uint64_t *answers = &s->set.at[x->n];
    if (set_has(answers, 0)) return;
    const char *text = answer_text(&z->tell, s, x->a, answers, s->choice.at[x->a].n);
    if (!said(list, *n, text)) list[(*n)++] = text;
}

/* The answers as texts, what they presuppose before them. */
static uint32_t answers_of(run *z, const outcome *o, const implicant *m, const char *list[MOST_ANSWERS])
{
    const space *s = o->t.s;
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t which = o->t.column.at[m->lit[i].column].choice;
        if (s->choice.at[which].kind != CH_DAY) add_presupposed(z, s, s->choice.at[which].asked, list, &n); /* "x fell on" says it */
    }
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t which = o->t.column.at[m->lit[i].column].choice;
        const char *text = answer_text(&z->tell, s, which, m->lit[i].answers, s->choice.at[which].n);
        if (!said(list, n, text)) list[n++] = text;
    }
    return n;
}

static const char *implicant_text(run *z, const outcome *o, const implicant *m)
{
    const char *list[MOST_ANSWERS];
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0, n = answers_of(z, o, m, list); i < n; i++) sb_fmt(&sb, i ? " and %s" : "%s", list[i]);
    return sb_done(&sb);
}

static uint32_t count_new(const table *t, const uint64_t *a, const uint64_t *covered)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->words; i++) n += (uint32_t)__builtin_popcountll(a[i] & ~covered[i]);
    return n;
}

/* The condition under which a verdict holds: minimal answers that together cover its worlds, the
 * widest first. */
const char *when_text(run *z, outcome *o, verdict_word v)
{
    implicants m = {0};
    bool cut = false;
    strbuf sb;
    sb_init(&sb, z->mem);
    uint64_t *covered = table_new(&o->t);
    find_implicants(o, v, false, &m, &cut);
    for (bool inner = false;;) {
        uint32_t best = UINT32_MAX, most = 0;
        for (uint32_t i = 0; i < m.n; i++) {
            uint32_t n = count_new(&o->t, m.at[i].worlds, covered);
            if (n > most) most = n, best = i;
        }
        if (best == UINT32_MAX && !inner && count_new(&o->t, o->world[v], covered)) { /* only then of what is inside of unrecorded events */
            inner = true;
            find_implicants(o, v, true, &m, &cut);
            continue;
        }
        if (best == UINT32_MAX) break;
        for (uint32_t i = 0; i < o->t.words; i++) covered[i] |= m.at[best].worlds[i];
        sb_fmt(&sb, sb.len ? "; or %s" : "%s", implicant_text(z, o, &m.at[best]));
    }
    if (count_new(&o->t, o->world[v], covered)) sb_str(&sb, sb.len ? "; or on other combinations of the open questions" : "on some combinations of the open questions");
    return sb_done(&sb);
}

void tell_verdicts(run *z, outcome *o, m_verdict **out, uint32_t *n)
{
    *out = arena_array(z->mem, VERDICTS, sizeof **out);
    *n = 0;
    for (int v = 0; v < VERDICTS; v++) {
        if (!(o->verdicts >> v & 1)) continue;
        bool explain = o->built && !is_settled(o) && z->x->detail != DETAIL_ROWS;
        (*out)[(*n)++] = (m_verdict){(verdict_word)v, explain ? when_text(z, o, (verdict_word)v) : NULL};
    }
}

void sort_facts(const m_fact **f, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = i; k; k--) {
            bool before = f[k]->at.at != f[k - 1]->at.at ? (f[k - 1]->at.at == 0 || (f[k]->at.at && f[k]->at.at < f[k - 1]->at.at))
                                                         : strcmp(f[k]->name, f[k - 1]->name) < 0;
            if (!before) break;
            const m_fact *t = f[k];
            f[k] = f[k - 1];
            f[k - 1] = t;
        }
}

void add_fact(const m_fact **list, uint32_t *n, const m_fact *f)
{
    for (uint32_t i = 0; i < *n; i++)
        if (list[i] == f || !strcmp(list[i]->name, f->name)) return;
    list[(*n)++] = f;
}

void tell_hinges(run *z, outcome *o, m_hinges *out, const char **cut_note)
{
    bool cut = false, *hinge = factual_hinges(o, &cut);
    out->facts = arena_array(z->mem, o->t.column.n + 1u, sizeof *out->facts);
    out->appraisals = arena_array(z->mem, o->t.column.n + 1u, sizeof *out->appraisals);
    for (uint32_t c = 0; c < o->t.column.n; c++) {
        if (!hinge[c]) continue;
        uint32_t which = o->t.column.at[c].choice;
        const m_fact *f = choice_fact(&z->tell, o->t.s, which);
        if (o->t.s->choice.at[which].judgment) add_fact(out->appraisals, &out->n_appraisals, f);
        else add_fact(out->facts, &out->n_facts, f);
    }
    sort_facts(out->facts, out->n_facts);
    sort_facts(out->appraisals, out->n_appraisals);
    if (cut) *cut_note = "too many courses of events to search for every hinge; more may exist";
    else if (o->built && o->t.without_inner && !is_settled(o))
        *cut_note = "too many open questions to see whether this also turns on what unrecorded events would have been like";
}

void tell_enough(run *z, outcome *o, m_row *row)
{
    if (!o->built || is_settled(o)) return;
    row->enough = arena_array(z->mem, LIM_ENOUGH_SETS + 1u, sizeof *row->enough);
    for (int v = 0; v < VERDICTS; v++) {
        implicants m = {0};
        if (!o->world[v]) continue;
        find_implicants(o, (verdict_word)v, false, &m, &row->enough_cut);
        uint64_t *covered = table_new(&o->t);
        for (uint32_t i = 0; i < m.n; i++)
            for (uint32_t w = 0; w < o->t.words; w++) covered[w] |= m.at[i].worlds[w];
        row->enough_cut = row->enough_cut || count_new(&o->t, o->world[v], covered); /* larger sets than are looked for */
        for (uint32_t i = 0; i < m.n; i++) {
            if (row->n_enough == LIM_ENOUGH_SETS) {
                row->enough_cut = true;
                return;
            }
            m_enough *e = &row->enough[row->n_enough++];
            e->facts = arena_array(z->mem, MOST_ANSWERS, sizeof *e->facts);
            e->n = answers_of(z, o, &m.at[i], e->facts);
            e->verdict = (verdict_word)v;
        }
    }
}
