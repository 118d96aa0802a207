/* What a question turns on, by the definition (section 9 of docs/semantics.md): every pair of
 * worlds with different verdicts, every minimal difference; every term re-picked alone. */
#include "ref.h"
#include <stdio.h>
#include <string.h>

#define NODE(ID) (&tree.node.at[ID])

static int answers[MAX_WORLDS][MAX_CHOICES], verdicts[MAX_WORLDS], n_worlds;

static void forget_worlds(void *user)
{
    (void)user;
    n_worlds = 0;
    laid_of_no_world();
}

static void keep_world(int verdict, void *user)
{
    (void)user;
    for (int i = 0; i < MAX_CHOICES; i++)
        answers[n_worlds][i] = i < n_choices && choices[i].asked == run_number ? choices[i].now : UNSET;
    verdicts[n_worlds++] = verdict;
    laid_of_world();
}

/* The choices asked in both worlds with different answers. */
static uint64_t difference(int a, int b)
{
    uint64_t set = 0;
    for (int i = 0; i < n_choices; i++)
        if (answers[a][i] != UNSET && answers[b][i] != UNSET && answers[a][i] != answers[b][i]) set |= UINT64_C(1) << i;
    return set;
}

/* The union of the minimal differences between one world and those with another verdict. */
static uint64_t minimal_from(int world)
{
    static uint64_t least[MAX_WORLDS];
    uint64_t all = 0;
    int n = 0;
    for (int other = 0; other < n_worlds; other++) {
        if (verdicts[other] == verdicts[world]) continue;
        uint64_t d = difference(world, other);
        bool minimal = true;
        for (int i = 0; i < n && minimal; i++) minimal = (least[i] & d) != least[i];
        if (!minimal) continue;
        int kept = 0;
        for (int i = 0; i < n; i++)
            if ((least[i] & d) != d) least[kept++] = least[i];
        n = kept;
        least[n++] = d;
    }
    for (int i = 0; i < n; i++) all |= least[i];
    return all;
}

static void add_name(hinge_list *h, int which, const char *name)
{
    int at = 0;
    while (at < h->n[which] && strcmp(h->at[which][at], name) < 0) at++;
    if (at < h->n[which] && strcmp(h->at[which][at], name) == 0) return;
    memmove(&h->at[which][at + 1], &h->at[which][at], (size_t)(h->n[which] - at) * sizeof name);
    h->at[which][at] = name;
    h->n[which]++;
}

static void factual_hinges(hinge_list *out)
{
    uint64_t on = 0;
    for (int w = 0; w < n_worlds; w++) on |= minimal_from(w);
    for (int i = 0; i < n_choices; i++)
        if (on & UINT64_C(1) << i) add_name(out, choices[i].judgment, choices[i].name);
}

/* ---- of law ------------------------------------------------------------------------------------------- */

/* Whether the readings of the terms used stand together: what each requires and excludes. */
static bool stand_together(int treaty, const int *pick, const bool *used)
{
    for (int t = 0; t < n_terms; t++) {
        if (!used[t] || terms[t].defined) continue;
        EACH_KID(&tree, terms[t].node[pick[t]], k) {
            if (NODE(k)->kind != N_REQUIRES && NODE(k)->kind != N_EXCLUDES) continue;
            int other = term_named(NODE(k)->text, treaty);
            if (other < 0 || !used[other]) continue;
            bool picked = terms[other].reading[pick[other]] == NODE(NODE(k)->kid)->text;
            if (picked != (NODE(k)->kind == N_REQUIRES)) return false;
        }
    }
    return true;
}

static void collect_terms(node_id which, int treaty, bool *used)
{
    if (NODE(which)->kind == N_CALL) {
        int t = term_named(NODE(which)->text, treaty);
        if (t >= 0 && !used[t]) {
            used[t] = true;
            for (int i = 0; i < terms[t].n; i++) collect_terms(terms[t].means[i], treaty, used);
        }
    }
    EACH_KID(&tree, which, k) collect_terms(k, treaty, used);
}

typedef struct { question q; void *about; const int *pick[2]; } both;

static int under_both(void *about)
{
    both *b = about;
    int answer[2];
    for (int i = 0; i < 2; i++) {
        picks = b->pick[i];
        evaluation++;
        answer[i] = b->q(b->about);
        ask_the_rest();
    }
    picks = b->pick[0];
    return answer[0] != answer[1];
}

/* The verdicts that are possible under the picks, as bits. */
static unsigned possible;
static void forget_possible(void *user)
{
    (void)user;
    possible = 0;
}
static void keep_possible(int verdict, void *user)
{
    (void)user;
    possible |= 1u << verdict;
}

static bool turns_on_term(question q, void *about, int term, const bool *used, unsigned here, bool *skipped)
{
    const int *base = picks;
    int other[32];
    bool differs = false;
    for (int i = 0; i < terms[term].n && !differs; i++) {
        memcpy(other, base, sizeof other);
        other[term] = i;
        if (i == base[term] || !stand_together(terms[term].treaty, other, used)) continue;
        both b = {q, about, {base, other}};
        if (!every_world(under_both, &b, say_no, say_yes, &differs)) *skipped = true;
        if (differs) break;
        picks = other;
        forget_choices();
        forget_unrecorded();
        if (!every_world(q, about, forget_possible, keep_possible, NULL)) *skipped = true;
        else differs = possible && possible != here;
        picks = base;
        forget_choices();
        forget_unrecorded();
    }
    picks = base;
    return differs;
}

/* ---- on every reading ----------------------------------------------------------------------------------- */

typedef struct { question q; void *about; const bool *used; int treaty, pick[32]; unsigned here; bool skipped; } products;

/* Whether the verdict stays the same with every reading of the terms from `term` on. */
static bool same_from(products *p, int term)
{
    while (term < n_terms && (!p->used[term] || terms[term].n < 2)) term++;
    if (term == n_terms) {
        if (!stand_together(p->treaty, p->pick, p->used)) return true;
        picks = p->pick;
        forget_choices();
        forget_unrecorded();
        if (!every_world(p->q, p->about, forget_possible, keep_possible, NULL)) p->skipped = true;
        return !p->skipped && (!possible || possible == p->here);
    }
    bool same = true;
    int kept = p->pick[term];
    for (int i = 0; i < terms[term].n && same; i++) {
        p->pick[term] = i;
        same = same_from(p, term + 1);
    }
    p->pick[term] = kept;
    return same;
}

static every_reading on_every_reading(question q, void *about, const duty *d, const bool *used, unsigned here)
{
    products p = {.q = q, .about = about, .used = used, .treaty = d->treaty, .here = here};
    const int *base = picks;
    if (here & (here - 1)) return NOT_ON_EVERY; /* open on this one */
    memcpy(p.pick, base, sizeof p.pick);
    bool same = same_from(&p, 0);
    picks = base;
    return p.skipped ? NOT_TRIED : same ? ON_EVERY : NOT_ON_EVERY;
}

void find(question q, void *about, const duty *d, int profile, finding *out)
{
    static const int none[32];
    bool used[32] = {false};
    memset(out, 0, sizeof *out);
    picks = profile >= 0 ? treaties[d->treaty].profile[profile].pick : none;
    forget_choices();
    forget_unrecorded();
    out->skipped = !every_world(q, about, forget_worlds, keep_world, NULL);
    if (out->skipped) return;
    out->worlds = n_worlds;
    for (int i = 0; i < n_worlds; i++) out->verdict[verdicts[i]] = true;
    factual_hinges(&out->on);
    unsigned here = 0;
    for (int i = 0; i < n_worlds; i++) here |= 1u << verdicts[i];
    collect_terms(d->node, d->treaty, used);
    for (int t = 0; t < n_terms; t++)
        if (used[t] && terms[t].n > 1 && turns_on_term(q, about, t, used, here, &out->skipped))
            add_name(&out->on, 2, text_of(terms[t].name));
    if (!out->skipped) out->every = on_every_reading(q, about, d, used, here);
}

void print_finding(const finding *f)
{
    bool first = true;
    for (int v = 0; v < VERDICTS; v++) {
        if (!f->verdict[v]) continue;
        printf("%s%s", first ? "\t" : "|", verdict_name((verdict_word)v));
        first = false;
    }
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < f->on.n[i]; j++) printf("%s%s", j ? ";" : "\t", f->on.at[i][j]);
        if (!f->on.n[i]) printf("\t-");
    }
    printf("\n");
}
