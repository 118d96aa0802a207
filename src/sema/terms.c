/* Terms, their readings and the profiles that pick one for each.
 *
 * Contract: afterwards no term reaches itself, none reaches deeper than LIM_CALL_DEPTH, and each
 * duty lists the terms it reaches, so that the evaluator may walk terms by recursion. The walks
 * here are iterative: a hostile file may have thousands of terms.
 */
#include "base/limits.h"
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

uint32_t lower_params(resolver *r, node_id item, const char *what, uint16_t *sorts, id *takes)
{
    uint32_t n = 0;
    EACH_KID(r->tree, item, k) {
        const node *p = NODE(k);
        if (p->kind != N_PARAM) continue;
        if (n == RELATION_PLACES) {
            fail(r, p->at, L_SIZE, "%s speaks of at most %d things", what, RELATION_PLACES);
            break;
        }
        const node *s = NODE(p->kid);
        id kind = s->op == SW_NAMED ? find_name(r, s->text, NAMES_KIND) : NO_ID;
        if (s->op == SW_NAMED && kind == NO_ID) help_nearest(r, fail(r, s->at, E_UNKNOWN, "`%s` is no kind of event", str(r, s->text)), s->text, NAMES_KIND, 0, s->at);
        sorts[n] = s->op == SW_NAMED ? S_EVENT : sort_mask(s);
        takes[n++] = kind;
    }
    return n;
}

void bind_params(resolver *r, node_id item, uint32_t n, const uint16_t *sorts, const id *takes)
{
    uint32_t p = 0;
    r->n_vars = 0;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_PARAM && p < n) {
            bind(r, NODE(k)->text, takes[p], sorts[p], NODE(k)->at);
            p++;
        }
}

void declare_term(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    term t = {.name = n->text, .treaty = treaty_id, .question = title_of(r, item), .means = NO_ID, .at = n->at};
    if (!has_room(r, l->treaty.at[treaty_id].terms.n, n->at, "terms in one treaty")) return;
    if (law_term(l, treaty_id, n->text) != NO_ID) declared_twice(r, n->at, n->text, l->term.at[law_term(l, treaty_id, n->text)].at);
    t.n_params = lower_params(r, item, "a term", t.param_sorts, t.param_takes);
    uint32_t named = 0;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_PARAM && named < t.n_params) t.param_name[named++] = str(r, NODE(k)->text);
    vec_push(r->mem, &l->term, t);
    l->treaty.at[treaty_id].terms.n++;
}

static void lower_reading(resolver *r, node_id item, const term *t)
{
    const node *n = NODE(item);
    law *l = r->law;
    reading x = {.name = n->text, .label = title_of(r, item), .means = NO_ID, .held = {l->holding.n, 0}, .authority_cites = {0, 0}, .requires = {0, 0}, .excludes = {0, 0}, .at = n->at};
    only_once(r, item, N_STR, "the reading's label");
    only_once(r, item, N_BASIS, "`basis`");
    only_once(r, item, N_AUTHORITY, "`authority`");
    only_once(r, item, N_OBJECTION, "`objection`");
    only_once(r, item, N_SETS_ASIDE, "`sets aside`");
    only_once(r, item, N_NOTE, "`note`");
    EACH_KID(r->tree, item, k) {
        const node *c = NODE(k);
        switch ((int)c->kind) {
        case N_BASIS: x.basis = lower_basis(r, c); break;
        case N_AUTHORITY: x.authority = str(r, c->text); x.authority_cites = lower_cites(r, k); break;
        case N_OBJECTION: x.objection = str(r, c->text); break;
        case N_NOTE: x.note = str(r, c->text); break;
        case N_SETS_ASIDE: x.sets_aside = str(r, c->text); break;
        case N_HELD: {
            node_id of = ast_kid(r->tree, k, N_OF);
            range cites = lower_cites(r, k);
            if (of) known_version(r, t->treaty, NODE(of)->text, NODE(of)->at);
            vec_push(r->mem, &l->holding, (holding){c->text, c->num, of ? NODE(of)->text : 0, cites});
            x.held.n++;
            break;
        }
        case N_MEANS: {
            uint32_t keep = r->n_vars;
            x.means = lower_formula(r, c->kid);
            r->n_vars = keep;
            break;
        }
        default: break;
        }
    }
    for (int pass = 0; pass < 2; pass++) {
        range *g = pass ? &x.excludes : &x.requires;
        g->first = l->reading_ref.n;
        EACH_KID(r->tree, item, k)
            if (NODE(k)->kind == (pass ? N_EXCLUDES : N_REQUIRES)) {
                vec_push(r->mem, &l->reading_ref, (reading_ref){NODE(k)->text, NODE(NODE(k)->kid)->text, NO_ID, 0, NODE(k)->at});
                g->n++;
            }
    }
    if (!x.objection) {
        diag *d = fail(r, n->at, E_OBJECTION, "the reading `%s` names no objection", str(r, n->text));
        diag_help(r->diags, d, "add: objection \"what speaks against it\"");
    }
    for (uint32_t i = 0; i < t->readings.n; i++)
        if (l->reading.at[t->readings.first + i].name == n->text) declared_twice(r, n->at, n->text, l->reading.at[t->readings.first + i].at);
    vec_push(r->mem, &l->reading, x);
}

static void lower_term(resolver *r, node_id item, id t)
{
    law *l = r->law;
    bind_params(r, item, l->term.at[t].n_params, l->term.at[t].param_sorts, l->term.at[t].param_takes);
    l->term.at[t].readings.first = l->reading.n;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind == N_MEANS) l->term.at[t].means = lower_formula(r, NODE(k)->kid);
        if (NODE(k)->kind != N_READING) continue;
        lower_reading(r, k, &l->term.at[t]);
        l->term.at[t].readings.n++;
    }
}

/* ---- which terms a term reaches ------------------------------------------------------------------ */
typedef struct { uint32_t term, at; } step; /* a term, and the formula of its body to look at next */

typedef struct {
    resolver *r;
    range terms;
    range *body;             /* of each term: its formulas */
    uint8_t *state;          /* 0 not seen, 1 on the way, 2 done */
    uint32_t *depth;         /* terms below each other, itself included */
    uint32_t words;          /* of a set of terms */
    step *way;
    uint32_t n_way;
} walk;

static void tell_circle(const walk *w, uint32_t back_to, span at)
{
    const law *l = w->r->law;
    const term *t = &l->term.at[w->terms.first + back_to];
    diag *d = fail(w->r, at, E_CIRCLE, "the term `%s` is explained by itself", str(w->r, t->name));
    uint32_t i = 0;
    while (w->way[i].term != back_to) i++;
    for (; i < w->n_way; i++) {
        const term *by = &l->term.at[w->terms.first + w->way[i].term];
        const term *next = i + 1 < w->n_way ? &l->term.at[w->terms.first + w->way[i + 1].term] : t;
        diag_also(w->r->diags, d, by->at, "`%s` asks `%s`", str(w->r, by->name), str(w->r, next->name));
    }
    diag_help(w->r->diags, d, "let one of them say what it means without the others");
}

/* The next term that the topmost one asks, or NO_ID. */
static id next_asked(const walk *w, step *top)
{
    const law *l = w->r->law;
    range body = w->body[top->term];
    while (top->at < body.n) {
        const formula *f = &l->f.formula.at[body.first + top->at];
        if (f->op == F_TERM) return f->a - w->terms.first;
        top->at++;
    }
    return NO_ID;
}

static void begin_term(walk *w, uint32_t which)
{
    w->state[which] = 1;
    w->depth[which] = 1;
    w->r->unfolded[which] = w->body[which].n;
}

/* Sizes may double with each term: past the limit they are all the same. */
static void unfold(uint64_t *size, uint64_t more)
{
    *size = *size + more > LIM_UNFOLDED ? LIM_UNFOLDED + 1 : *size + more;
}

static bool is_short(resolver *r, uint64_t size, span at, const char *what, sym name)
{
    if (size <= LIM_UNFOLDED) return true;
    diag *d = fail(r, at, L_SIZE, "the %s `%s` comes to more than %u conditions, with those of its terms", what, str(r, name), LIM_UNFOLDED);
    diag_help(r->diags, d, "ask each term once, and say in fewer words what they mean");
    return false;
}

static bool walk_from(walk *w, uint32_t root)
{
    resolver *r = w->r;
    w->way[0] = (step){root, 0};
    w->n_way = 1;
    begin_term(w, root);
    while (w->n_way) {
        step *top = &w->way[w->n_way - 1];
        id asked = next_asked(w, top);
        if (asked == NO_ID) {
            w->state[top->term] = 2;
            w->n_way--;
        } else if (w->state[asked] == 0) {
            begin_term(w, asked);
            w->way[w->n_way++] = (step){asked, 0};
        } else if (w->state[asked] == 1) {
            tell_circle(w, asked, r->law->f.formula.at[w->body[top->term].first + top->at].at);
            return false;
        } else {
            uint64_t *mine = r->reach + (size_t)top->term * w->words, *its = r->reach + (size_t)asked * w->words;
            for (uint32_t i = 0; i < w->words; i++) mine[i] |= its[i];
            mine[asked / 64] |= (uint64_t)1 << asked % 64;
            if (w->depth[top->term] <= w->depth[asked]) w->depth[top->term] = w->depth[asked] + 1;
            unfold(&r->unfolded[top->term], r->unfolded[asked]);
            top->at++;
        }
    }
    return true;
}

static void find_reach(resolver *r, id treaty_id, range *body)
{
    range terms = r->law->treaty.at[treaty_id].terms;
    walk w = {.r = r, .terms = terms, .body = body, .words = (terms.n + 63) / 64};
    w.state = arena_array(r->mem, terms.n, sizeof *w.state);
    w.depth = arena_array(r->mem, terms.n, sizeof *w.depth);
    w.way = arena_array(r->mem, terms.n, sizeof *w.way);
    r->unfolded = arena_array(r->mem, terms.n, sizeof *r->unfolded);
    r->reach = arena_array(r->mem, (size_t)terms.n * w.words, sizeof *r->reach);
    for (uint32_t i = 0; i < terms.n; i++) {
        if (w.state[i] == 0 && !walk_from(&w, i)) return;
        const term *t = &r->law->term.at[terms.first + i];
        if (!is_short(r, r->unfolded[i], t->at, "term", t->name)) return;
        if (w.depth[i] <= LIM_CALL_DEPTH) continue;
        diag *d = fail(r, t->at, L_DEPTH, "the term `%s` asks terms more than %u deep", str(r, t->name), LIM_CALL_DEPTH);
        diag_help(r->diags, d, "say in fewer steps what it means");
        return;
    }
}

range terms_reached(resolver *r, id treaty_id, uint32_t first, const duty *d)
{
    law *l = r->law;
    range terms = l->treaty.at[treaty_id].terms, used = {l->term_use.n, 0};
    uint32_t words = (terms.n + 63) / 64;
    uint64_t *set = arena_array(r->mem, words, sizeof *set), size = 0;
    for (uint32_t i = first; i < l->f.formula.n; i++) {
        unfold(&size, 1);
        if (l->f.formula.at[i].op != F_TERM) continue;
        uint32_t t = l->f.formula.at[i].a - terms.first;
        set[t / 64] |= (uint64_t)1 << t % 64;
        for (uint32_t k = 0; k < words; k++) set[k] |= r->reach[(size_t)t * words + k];
        unfold(&size, r->unfolded[t]);
    }
    is_short(r, size, d->at, clause_word((clause_kind)d->what), d->name);
    for (uint32_t t = 0; t < terms.n; t++) {
        if (!(set[t / 64] >> t % 64 & 1) || !l->term.at[terms.first + t].readings.n) continue;
        vec_push(r->mem, &l->term_use, terms.first + t);
        used.n++;
    }
    return used;
}

/* requires and excludes name readings of terms of the same treaty. */
static void resolve_reading_refs(resolver *r, id treaty_id, uint32_t first)
{
    law *l = r->law;
    for (uint32_t i = first; i < l->reading_ref.n; i++) {
        reading_ref *x = &l->reading_ref.at[i];
        x->term = law_term(l, treaty_id, x->term_name);
        bool found = false;
        if (x->term != NO_ID)
            for (uint32_t k = 0; k < l->term.at[x->term].readings.n; k++)
                if (l->reading.at[l->term.at[x->term].readings.first + k].name == x->reading_name) x->reading = k, found = true;
        if (!found) fail(r, x->at, E_UNKNOWN, "no reading is called `%s.%s`", str(r, x->term_name), str(r, x->reading_name));
    }
}

void lower_terms(resolver *r, node_id item, id treaty_id)
{
    law *l = r->law;
    range terms = l->treaty.at[treaty_id].terms;
    range *body = arena_array(r->mem, terms.n, sizeof *body);
    uint32_t t = 0, refs = l->reading_ref.n;
    EACH_KID(r->tree, item, k) {
        if (NODE(k)->kind != N_TERM || t == terms.n) continue;
        body[t].first = l->f.formula.n;
        lower_term(r, k, terms.first + t);
        body[t].n = l->f.formula.n - body[t].first;
        t++;
    }
    resolve_reading_refs(r, treaty_id, refs);
    find_reach(r, treaty_id, body);
}

bool picks_go_together(resolver *r, range terms, const uint32_t *pick, span at, const char *whose)
{
    const law *l = r->law;
    bool good = true;
    for (uint32_t i = 0; i < terms.n; i++) {
        const term *t = &l->term.at[terms.first + i];
        if (pick[i] >= t->readings.n) continue;
        const reading *x = &l->reading.at[t->readings.first + pick[i]];
        for (uint32_t k = 0; k < x->requires.n + x->excludes.n; k++) {
            bool excludes = k >= x->requires.n;
            const reading_ref *ref = &l->reading_ref.at[excludes ? x->excludes.first + k - x->requires.n : x->requires.first + k];
            if (ref->term == NO_ID || pick[ref->term - terms.first] == UINT32_MAX) continue; /* told already */
            if ((pick[ref->term - terms.first] == ref->reading) != excludes) continue;
            diag *d = fail(r, at, E_TOGETHER, "%s reads `%s` as `%s`, which %s `%s.%s`", whose, str(r, t->name), str(r, x->name),
                           excludes ? "excludes" : "requires", str(r, ref->term_name), str(r, ref->reading_name));
            diag_also(r->diags, d, ref->at, excludes ? "excluded here" : "required here");
            diag_help(r->diags, d, "pick another reading of `%s` or of `%s`", str(r, t->name), str(r, ref->term_name));
            good = false;
        }
    }
    return good;
}

static void lower_profile(resolver *r, node_id item, id treaty_id)
{
    const node *n = NODE(item);
    law *l = r->law;
    range terms = l->treaty.at[treaty_id].terms;
    profile p = {n->text, title_of(r, item), treaty_id, {l->pick.n, terms.n}, n->at};
    range profiles = l->treaty.at[treaty_id].profiles;
    if (!has_room(r, profiles.n, n->at, "profiles of one treaty")) return;
    for (uint32_t i = 0; i < profiles.n; i++)
        if (l->profile.at[profiles.first + i].name == n->text) declared_twice(r, n->at, n->text, l->profile.at[profiles.first + i].at);
    for (uint32_t i = 0; i < terms.n; i++) vec_push(r->mem, &l->pick, UINT32_MAX);
    EACH_KID(r->tree, item, k) {
        const node *x = NODE(k);
        if (x->kind != N_PICK) continue;
        id t = law_term(l, treaty_id, x->text);
        if (t == NO_ID) {
            help_nearest(r, fail(r, x->at, E_UNKNOWN, "no term is called `%s`", str(r, x->text)), x->text, NAMES_RELATION, 0, x->at);
            continue;
        }
        const node *want = NODE(x->kid);
        const term *tt = &l->term.at[t];
        uint32_t *slot = &l->pick.at[p.picks.first + (t - terms.first)];
        if (*slot != UINT32_MAX) fail(r, x->at, E_DUPLICATE, "`%s` is picked twice", str(r, x->text));
        for (uint32_t i = 0; i < tt->readings.n; i++)
            if (l->reading.at[tt->readings.first + i].name == want->text) *slot = i;
        if (*slot != UINT32_MAX) continue;
        diag *d = fail(r, want->at, E_UNKNOWN, "`%s` has no reading `%s`", str(r, x->text), str(r, want->text));
        if (!tt->readings.n) diag_help(r->diags, d, "it is a definition and has no readings: leave it out of the profile");
        if (!tt->readings.n) continue;
        strbuf sb;
        sb_init(&sb, r->diags->mem);
        for (uint32_t i = 0; i < tt->readings.n; i++) sb_fmt(&sb, "%s`%s`", i ? ", " : "", str(r, l->reading.at[tt->readings.first + i].name));
        diag_help(r->diags, d, "its readings are %s", sb_done(&sb));
    }
    for (uint32_t i = 0; i < terms.n; i++) {
        const term *t = &l->term.at[terms.first + i];
        if (!t->readings.n || l->pick.at[p.picks.first + i] != UINT32_MAX || r->failed) continue;
        diag *d = fail(r, n->at, E_PROFILE, "the profile `%s` picks no reading of `%s`", str(r, n->text), str(r, t->name));
        diag_also(r->diags, d, t->at, "the term is declared here");
        diag_help(r->diags, d, "add: %s as %s", str(r, t->name), str(r, l->reading.at[t->readings.first].name));
    }
    picks_go_together(r, terms, l->pick.at + p.picks.first, n->at, "the profile");
    vec_push(r->mem, &l->profile, p);
    l->treaty.at[treaty_id].profiles.n++;
}

void lower_profiles(resolver *r, node_id item, id treaty_id)
{
    r->law->treaty.at[treaty_id].profiles.first = r->law->profile.n;
    EACH_KID(r->tree, item, k)
        if (NODE(k)->kind == N_PROFILE) lower_profile(r, k, treaty_id);
}
