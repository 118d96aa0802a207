/* The matrix: findings of many cases, a line for each case and clause, a column for each profile; or, with
 * a line for each profile, a column for each treaty, party or policy.
 *
 * By treaty, what the lines have in common across treaties is the name of the duty (assist, consult).
 * A joint finding over the whole case is a line of its own. A finding of NO DUTY is counted like any other. By party
 * the text leaves out who is named by no line of the cases and has standing duties and rights only.
 */
#include "report/names.h"
#include "report/table.h"

enum { HEAD_CASE, HEAD_TITLE, HEAD_CLAUSE, HEAD_PROFILE, HEADS };

void matrix_init(table *t, arena *mem, matrix_by by)
{
    static const char *const heads[] = {"case", "title", "clause", "profile", NULL}, *const by_profile[] = {"case", "title", "clause", NULL};
    static const char *const name[] = {[BY_PROFILE] = "profile", [BY_TREATY] = "treaty", [BY_PARTY] = "party", [BY_POLICY] = "policy"};
    table_init(t, mem, "casus.matrix/1", by == BY_PROFILE ? by_profile : heads, 2, name[by]);
}

/* The duty's name: what stands behind the last full stop. */
static const char *duty_of(const char *clause)
{
    const char *dot = strrchr(clause, '.');
    return dot ? dot + 1 : clause;
}

static bool wanted(const char *clause, const char *only)
{
    if (!only || strcmp(clause, only) == 0 || strcmp(duty_of(clause), only) == 0) return true;
    size_t n = strlen(only);
    return strncmp(clause, only, n) == 0 && clause[n] == '.';
}

/* Where the findings that are added next stand. */
typedef struct {
    table *t;
    matrix_by by;
    const char *only;
    const m_case *c;
    uint32_t before;
    bool shown;
    const char *told_line, *told_column; /* in words, or NULL where they do not differ */
} adding;

static uint32_t mask_of(const m_verdict *v, uint32_t n)
{
    uint32_t mask = 0;
    for (uint32_t i = 0; i < n; i++) mask |= 1u << v[i].verdict;
    return mask;
}

static outcome outcome_of(const m_row *r)
{
    outcome x = {.verdicts = mask_of(r->verdicts, r->n_verdicts), .anachronism = r->anachronism, .limited = r->limited, .encoder = r->resting.n > 0, .rows = 1};
    for (uint32_t i = 0; i < r->n_overlays; i++) {
        uint32_t bit = 1u << r->overlays[i].kind;
        if (r->overlays[i].kind == V_USED) continue; /* the verdict says so */
        if (r->overlays[i].when) x.maybe |= bit;
        else x.overlays |= bit;
    }
    x.maybe &= ~x.overlays;
    return x;
}

/* A finding under one profile, or "" where it depends on none. */
static void count_one(adding *a, const char *words, const char *profile, const char *column, outcome x)
{
    const char *texts[HEADS] = {a->c->name, a->c->title, words, profile};
    uint32_t k = table_column(a->t, a->by == BY_PROFILE ? profile : column, a->shown);
    line *l = table_same_line(a->t, texts, a->t->lines.n - a->before);
    if (a->told_line && !l->told) table_tell(a->t, l, HEAD_CLAUSE, a->told_line);
    if (a->told_column && a->by != BY_PROFILE) table_tell_column(a->t, k, a->told_column);
    table_count(a->t, l, k, x);
}

/* What does not depend on how the law is read (NO DUTY) holds under each profile. */
static void count(adding *a, const char *words, const char *profile, const char *column, outcome x)
{
    if (profile || !a->c->n_profiles) {
        count_one(a, words, profile ? profile : a->by == BY_PROFILE ? "no profile" : "", column, x);
        return;
    }
    for (uint32_t i = 0; i < a->c->n_profiles; i++) count_one(a, words, a->c->profiles[i], column, x);
}

/* The name of the case's days, which the table tells below how to find in the file. */
static const char *name_in_words(adding *a, const char *declared)
{
    const char *told = name_alone(name_told(a->c, declared));
    if (a->shown && strcmp(told, declared) != 0 && !same_spelling(a->t->mem, told, declared)) table_name(a->t, told, declared);
    return told;
}

static void add_row(adding *a, const m_row *r)
{
    const char *words = a->by == BY_TREATY ? duty_of(r->clause) : r->clause;
    const char *column = a->by == BY_TREATY ? r->treaty : a->by == BY_PARTY ? r->obligor : a->c->policy;
    a->shown = a->by != BY_PARTY || !r->uninvolved;
    if (a->by == BY_PARTY) a->told_column = r->obligor ? name_in_words(a, r->obligor) : NULL;
    count(a, words, r->profile, column ? column : "nobody named", outcome_of(r));
    a->shown = true;
}

/* "CST.1.refrain, at least one of Kyrgyzstan, Tajikistan"; by party there is no column for several. */
static void add_joint(adding *a, const m_joint *j)
{
    outcome x = {.verdicts = mask_of(j->verdicts, j->n_verdicts), .rows = 1};
    strbuf words, told, treaty;
    if (a->by == BY_PARTY) return;
    sb_init(&words, a->t->mem);
    sb_init(&told, a->t->mem);
    sb_init(&treaty, a->t->mem);
    sb_put(&treaty, j->clause, strcspn(j->clause, "."));
    sb_fmt(&words, "%s, at least one of ", a->by == BY_TREATY ? duty_of(j->clause) : j->clause);
    sb_put(&told, sb_done(&words), words.len);
    for (uint32_t k = 0; k < j->n_obligors; k++) sb_fmt(&words, "%s%s", k ? ", " : "", j->obligors[k]);
    for (uint32_t k = 0; k < j->n_obligors; k++) sb_fmt(&told, "%s%s", k ? ", " : "", name_in_words(a, j->obligors[k]));
    a->told_line = sb_done(&told);
    count(a, sb_done(&words), j->profile, a->by == BY_TREATY ? sb_done(&treaty) : a->c->policy, x);
    a->told_line = NULL;
}

/* The joint findings over the whole case, of one clause. */
static void add_joints(adding *a, const char *clause)
{
    for (uint32_t i = 0; i < a->c->n_joints; i++)
        if (!a->c->joints[i].instance && strcmp(a->c->joints[i].clause, clause) == 0) add_joint(a, &a->c->joints[i]);
}

/* Lines of a case that is added again (under another policy) are found again. */
static uint32_t lines_before(const table *t, const m_case *c)
{
    uint32_t n = t->lines.n;
    while (n && strcmp(t->lines.at[n - 1].texts[HEAD_CASE], c->name) == 0) n--;
    return n;
}

uint32_t matrix_add(table *t, matrix_by by, const char *clause, const m_case *c)
{
    adding a = {.t = t, .by = by, .only = clause, .c = c, .before = lines_before(t, c), .shown = true};
    if (by == BY_POLICY) a.told_column = named_alone(t->mem, c, c->policy);
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_rows; i++) {
        const m_row *r = &c->rows[i];
        if (!wanted(r->clause, clause)) continue;
        add_row(&a, r);
        n++;
        if (i + 1 == c->n_rows || strcmp(c->rows[i + 1].clause, r->clause) != 0) add_joints(&a, r->clause);
    }
    return n;
}
