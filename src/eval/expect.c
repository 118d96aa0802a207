/* Expectations of a case file against what came out (rule 29). */
#include "eval/run.h"

typedef struct { const m_row *row; const m_joint *joint; } selected;
typedef VEC(selected) selection;

/* ---- selecting ----------------------------------------------------------------------------------------- */
/* "CST.4" selects every duty of the article, "CST.4.assist" one. */
static bool clause_matches(run *z, const expect_item *e, const char *clause)
{
    const char *name = format(z->mem, "%s.%d%s", name_of(&z->tell, z->l->treaty.at[e->treaty].name), e->article / 2, e->article % 2 ? "bis" : "");
    size_t n = strlen(name);
    if (strncmp(clause, name, n) != 0) return false;
    if (!e->duty) return clause[n] == 0 || clause[n] == '.';
    return clause[n] == '.' && !strcmp(clause + n + 1, name_of(&z->tell, e->duty));
}

static bool row_matches(run *z, const expect_item *e, const m_row *r)
{
    if (!clause_matches(z, e, r->clause)) return false;
    /* Of an article with a duty and a right the words say which of them is meant. */
    if (e->verdicts && (r->what == CLAUSE_DUTY) != !(e->verdicts & RIGHT_STATUSES)) return false;
    if (e->episode && (!r->instance || strcmp(r->instance, name_of(&z->tell, e->episode)) != 0)) return false;
    if (e->has_for && e->who == EFOR_STATE && (!r->obligor || strcmp(r->obligor, thing_name(&z->tell, e->state)) != 0)) return false;
    if (e->has_for && e->who == EFOR_PARTIES && (!r->obligor || strcmp(r->obligor, "parties") != 0)) return false;
    if (e->has_to && (!r->beneficiary || strcmp(r->beneficiary, thing_name(&z->tell, e->to)) != 0)) return false;
    /* A NO DUTY row belongs to every profile. */
    return !e->has_under || !e->under || !r->profile || !strcmp(r->profile, name_of(&z->tell, e->under));
}

static bool joint_matches(run *z, const expect_item *e, const m_joint *j)
{
    if (!clause_matches(z, e, j->clause) || j->instance) return false;
    return !e->has_under || !e->under || !j->profile || !strcmp(j->profile, name_of(&z->tell, e->under));
}

static void select_rows(run *z, const expect_item *e, const m_case *m, selection *out)
{
    bool joint = e->has_for && e->who == EFOR_SOME_PARTY;
    for (uint32_t i = 0; i < m->n_rows && !joint; i++)
        if (row_matches(z, e, &m->rows[i])) vec_push(z->mem, out, (selected){&m->rows[i], NULL});
    for (uint32_t i = 0; i < m->n_joints && joint; i++)
        if (joint_matches(z, e, &m->joints[i])) vec_push(z->mem, out, (selected){NULL, &m->joints[i]});
}

/* ---- comparing -------------------------------------------------------------------------------------------- */
static uint32_t mask_of(const m_verdict *v, uint32_t n)
{
    uint32_t m = 0;
    for (uint32_t i = 0; i < n; i++) m |= 1u << v[i].verdict;
    return m;
}

static const char *mask_text(run *z, uint32_t mask)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    for (int v = 0; v < VERDICTS; v++)
        if (mask >> v & 1) sb_fmt(&sb, sb.len ? " or %s" : "%s", verdict_name((verdict_word)v));
    return sb_done(&sb);
}

static bool listed(const record *r, range items_, const char *name)
{
    for (uint32_t i = 0; i < items_.n; i++)
        if (!strcmp(r->text.at[items_.first + i], name)) return true;
    return false;
}

static bool is_cond(const m_cond *c, const char *name)
{
    return (c->name && !strcmp(c->name, name)) || !strcmp(c->words, name);
}

/* `because` names the conditions that decide, all and only these. */
static const char *because_wrong(run *z, const expect_item *e, const m_row *r)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    bool wrong = false;
    for (uint32_t i = 0; i < r->n_conditions; i++) {
        const m_cond *c = &r->conditions[i];
        if (!c->deciding) continue;
        bool found = false;
        for (uint32_t k = 0; k < e->because.n && !found; k++) found = is_cond(c, z->r->text.at[e->because.first + k]);
        sb_fmt(&sb, sb.len ? ", %s" : "%s", c->name ? c->name : c->words);
        wrong = wrong || !found;
    }
    for (uint32_t k = 0; k < e->because.n; k++) {
        bool found = false;
        for (uint32_t i = 0; i < r->n_conditions && !found; i++) found = r->conditions[i].deciding && is_cond(&r->conditions[i], z->r->text.at[e->because.first + k]);
        wrong = wrong || !found;
    }
    return wrong ? format(z->mem, "because %s", sb.len ? sb_done(&sb) : "nothing in particular") : NULL;
}

static bool noted(const m_row *r, const char *what)
{
    for (uint32_t i = 0; i < r->n_overlays; i++)
        if (!strcmp(verdict_name(r->overlays[i].kind), what)) return true;
    for (uint32_t i = 0; i < r->n_notes; i++)
        if (!strncmp(r->notes[i], what, strlen(what))) return true;
    return false;
}

static const char *noting_wrong(run *z, const expect_item *e, const m_row *r)
{
    for (uint32_t i = 0; i < e->noting.n; i++)
        if (!noted(r, z->r->text.at[e->noting.first + i])) {
            strbuf sb;
            sb_init(&sb, z->mem);
            for (uint32_t k = 0; k < r->n_overlays; k++) sb_fmt(&sb, sb.len ? "; %s" : "%s", verdict_name(r->overlays[k].kind));
            for (uint32_t k = 0; k < r->n_notes; k++) sb_fmt(&sb, sb.len ? "; %s" : "%s", r->notes[k]);
            return format(z->mem, "noting %s", sb.len ? sb_done(&sb) : "nothing");
        }
    return NULL;
}

/* `turning on` names all facts and appraisals; terms are compared only where one is named. */
static const char *turning_wrong(run *z, const expect_item *e, const m_hinges *h)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    uint32_t found = 0, laws = 0;
    bool wrong = false;
    for (uint32_t i = 0; i < h->n_facts + h->n_appraisals; i++) {
        const char *name = i < h->n_facts ? h->facts[i]->name : h->appraisals[i - h->n_facts]->name;
        sb_fmt(&sb, sb.len ? ", %s" : "%s", name);
        if (listed(z->r, e->turning, name)) found++;
        else wrong = true;
    }
    for (uint32_t i = 0; i < h->n_readings; i++) laws += listed(z->r, e->turning, h->readings[i]->term);
    if (laws) {
        for (uint32_t i = 0; i < h->n_readings; i++) sb_fmt(&sb, sb.len ? ", %s" : "%s", h->readings[i]->term);
        wrong = wrong || laws != h->n_readings;
    }
    return wrong || found + laws != e->turning.n ? format(z->mem, "turning on %s", sb.len ? sb_done(&sb) : "nothing") : NULL;
}

static const char *hinge_text(run *z, const m_hinges *h)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0; i < h->n_facts; i++) sb_fmt(&sb, sb.len ? ", %s" : "%s", h->facts[i]->name);
    for (uint32_t i = 0; i < h->n_appraisals; i++) sb_fmt(&sb, sb.len ? ", %s" : "%s", h->appraisals[i]->name);
    for (uint32_t i = 0; i < h->n_readings; i++) sb_fmt(&sb, sb.len ? ", reading %s" : "reading %s", h->readings[i]->term);
    return sb.len ? sb_done(&sb) : NULL;
}

static const char *who_text(run *z, const selected *s)
{
    if (s->joint) return format(z->mem, "%s, at least one of them%s%s", s->joint->clause, s->joint->profile ? ", " : "", s->joint->profile ? s->joint->profile : "");
    const m_row *r = s->row;
    return format(z->mem, "%s%s%s%s%s%s%s", r->obligor ? r->obligor : "nobody", r->beneficiary ? " to " : "", r->beneficiary ? r->beneficiary : "",
                  r->instance ? ", " : "", r->instance ? r->instance : "", r->profile ? ", " : "", r->profile ? r->profile : "");
}

/* NULL where the row is as expected; else what it is. */
static const char *row_wrong(run *z, const expect_item *e, const selected *s)
{
    const m_hinges *h = s->row ? &s->row->turns_on : &s->joint->turns_on;
    uint32_t got = s->row ? mask_of(s->row->verdicts, s->row->n_verdicts) : mask_of(s->joint->verdicts, s->joint->n_verdicts);
    if (e->never ? got & e->verdicts : got != e->verdicts) return mask_text(z, got);
    const char *x = NULL;
    if (e->has_because && s->row) x = because_wrong(z, e, s->row);
    if (!x && e->has_noting && s->row) x = noting_wrong(z, e, s->row);
    if (!x && e->has_turning) x = turning_wrong(z, e, h);
    return x;
}

/* ---- the kinds of expectations -------------------------------------------------------------------------------- */
/* NULL where no course of events fits the record under what is expected of. */
static const m_case *case_for(run *z, const expect_item *e)
{
    if (!e->params.n && !e->has_policy) return z->out;
    lens own = *z->x;
    if (e->has_policy) {
        own.policy = e->policy == EPOLICY_BURDEN ? POLICY_BURDEN : e->policy == EPOLICY_FOUND_ONLY ? POLICY_FOUND_ONLY : POLICY_OPEN;
        own.case_of = e->policy == EPOLICY_CASE_OF ? e->account : NO_ID;
    }
    lens_param *p = arena_array(z->mem, z->x->n_params + e->params.n, sizeof *p);
    for (uint32_t i = 0; i < z->x->n_params; i++) p[i] = z->x->params[i];
    own.n_params = z->x->n_params;
    for (uint32_t i = 0; i < e->params.n; i++) {
        const expect_param *x = &z->r->expect_param.at[e->params.first + i];
        p[own.n_params++] = (lens_param){law_param(z->l, e->treaty, x->name), x->days};
    }
    own.params = p;
    own.clause_treaty = e->treaty;
    own.clause_article = e->article;
    own.clause_duty = e->duty;
    return assess_again(z, &own);
}

/* Adds a name that the rows have and the list does not. */
static void list_name(strbuf *sb, const char **seen, uint32_t *n, uint32_t room, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (!strcmp(seen[i], name)) return;
    if (*n == room) {
        if (!memcmp(sb->at + sb->len - 3, "...", 3)) return;
        name = "...";
    } else seen[(*n)++] = name;
    sb_fmt(sb, sb->len ? ", %s" : "%s", name);
}

static const char nothing_selected[] = "no finding that it speaks of";

/* Nothing is selected: what there is of the same clause. */
static void tell_nothing_selected(run *z, const expect_item *e, const m_case *m)
{
    enum { MOST = 12 };
    const char *who[MOST], *what[MOST];
    uint32_t n_who = 0, n_what = 0;
    strbuf obligors, episodes;
    sb_init(&obligors, z->mem);
    sb_init(&episodes, z->mem);
    for (uint32_t i = 0; i < m->n_rows; i++) {
        const m_row *r = &m->rows[i];
        if (!clause_matches(z, e, r->clause)) continue;
        if (r->instance) list_name(&episodes, what, &n_what, MOST, r->instance);
        if (r->obligor) list_name(&obligors, who, &n_who, MOST, r->obligor);
    }
    diag *d = diag_add(z->diags, e->at, E_EXPECT, "no result has this clause, event, state and profile together");
    if (!n_who && !n_what) diag_help(z->diags, d, "nothing on record sets this clause in motion, or it is not assessed here");
    else if (!n_who) diag_help(z->diags, d, "the clause is asked of %s, and nobody owes it: no text bound those concerned", sb_done(&episodes));
    else if (!n_what) diag_help(z->diags, d, "the clause is owed by %s", sb_done(&obligors));
    else diag_help(z->diags, d, "the clause is asked of %s, and owed by %s", sb_done(&episodes), sb_done(&obligors));
}

static void check_verdicts(run *z, const expect_item *e, m_expect *out)
{
    selection rows = {0};
    const m_case *m = case_for(z, e);
    if (m) select_rows(z, e, m, &rows);
    if (!m) {
        out->ok = false;
        out->got = "the record fits no course of events under this policy";
        return;
    }
    if (!rows.n) {
        out->ok = false, out->got = nothing_selected;
        return;
    }
    for (uint32_t i = 0; i < rows.n && out->ok; i++) {
        const char *x = row_wrong(z, e, &rows.at[i]);
        if (!x) continue;
        out->ok = false;
        out->got = format(z->mem, "%s (%s)", x, who_text(z, &rows.at[i]));
        out->hinge = hinge_text(z, rows.at[i].row ? &rows.at[i].row->turns_on : &rows.at[i].joint->turns_on);
    }
}

static void check_version(run *z, const expect_item *e, m_expect *out)
{
    selection rows = {0};
    select_rows(z, e, z->out, &rows);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < rows.n && out->ok; i++) {
        const m_row *r = rows.at[i].row;
        if (!r || !r->version) continue; /* NO DUTY aside */
        seen++;
        if (!strcmp(r->version, name_of(&z->tell, e->version))) continue;
        out->ok = false;
        out->got = format(z->mem, "version %s (%s)", r->version, who_text(z, &rows.at[i]));
    }
    if (!seen) out->ok = false, out->got = nothing_selected;
}

static void check_condition(run *z, const expect_item *e, m_expect *out)
{
    names n;
    ground g = z->g;
    for (uint32_t i = 0; i < MAX_VARS; i++) n.var[i] = MISSING;
    space_clear(&z->s);
    g.s = &z->s;
    g.pool = &z->r->f;
    g.treaty = z->r->assess.n ? z->r->assess.at[0] : 0;
    g.day_event = NO_ID;
    g.law_day = g.law_lo = g.law_hi = z->r->from;
    g.group = GROUP_NONE;
    g.cutoff = DAY_MAX;
    g.bearer = -1;
    require_givens(&g);
    int holds = holds_in(&z->s, ground_formula(&g, &n, e->formula));
    out->ok = holds == 1;
    out->got = holds == 2 ? "open" : "it does not hold";
}

const char *words_at(run *z, span at)
{
    slice s = source_text(z->out->sources, at);
    strbuf sb;
    sb_init(&sb, z->mem);
    bool blank = false;
    for (uint32_t i = 0; i < s.len; i++) {
        bool space_ = s.at[i] == ' ' || s.at[i] == '\n' || s.at[i] == '\t' || s.at[i] == '\r';
        if (space_) {
            blank = sb.len != 0;
            continue;
        }
        if (blank) sb_char(&sb, ' ');
        blank = false;
        sb_char(&sb, s.at[i]);
    }
    return sb_done(&sb);
}

/* Several expectations on the same clause and event fail for one reason, which is told once. */
static bool told_already(const record *r, const m_expect *out, uint32_t i)
{
    const expect_item *e = &r->expect.at[i];
    for (uint32_t k = 0; k < i; k++) {
        const expect_item *f = &r->expect.at[k];
        if (out[k].got == nothing_selected && f->treaty == e->treaty && f->article == e->article && f->duty == e->duty && f->episode == e->episode) return true;
    }
    return false;
}

void check_expectations(run *z)
{
    record *r = z->r;
    m_expect *out = arena_array(z->mem, r->expect.n + 1u, sizeof *out);
    for (uint32_t i = 0; i < r->expect.n; i++) {
        const expect_item *e = &r->expect.at[i];
        out[i] = (m_expect){.text = words_at(z, e->at), .ok = true, .at = e->at};
        switch ((expect_kind)e->op) {
        case EXPECT_VERDICTS: check_verdicts(z, e, &out[i]); break;
        case EXPECT_VERSION: check_version(z, e, &out[i]); break;
        case EXPECT_THAT: check_condition(z, e, &out[i]); break;
        }
        if (out[i].got == nothing_selected && !told_already(r, out, i)) tell_nothing_selected(z, e, z->out);
    }
    z->out->expects = out;
    z->out->n_expects = r->expect.n;
}
