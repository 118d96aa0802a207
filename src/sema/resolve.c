/* Names: finding them, saying which was probably meant, and who may be called what. */
#include "sema/resolve.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/spelling.h"

const char *str(const resolver *r, sym s)
{
    return intern_str(r->names, s);
}

diag *fail(resolver *r, span at, diag_code code, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    diag *d = diag_vadd(r->diags, at, code, fmt, ap);
    va_end(ap);
    r->failed = true;
    return d;
}

const char *title_of(const resolver *r, node_id item)
{
    node_id t = ast_kid(r->tree, item, N_STR);
    return t ? str(r, ast_node(r->tree, t)->text) : NULL;
}

void declared_twice(resolver *r, span at, sym name, span first)
{
    diag *d = fail(r, at, E_DUPLICATE, "`%s` is declared twice", str(r, name));
    diag_also(r->diags, d, first, "first declared here");
    diag_help(r->diags, d, "give one of them another name, or delete it");
}

span label_span(const resolver *r, const node *n)
{
    return n->num ? (span){n->at.at + (uint64_t)n->num2, intern_text(r->names, (sym)n->num).len} : n->at;
}

void given_twice(resolver *r, node_id first, node_id again, const char *what)
{
    diag *d = fail(r, ast_node(r->tree, again)->at, E_DUPLICATE, "%s is given twice", what);
    diag_also(r->diags, d, ast_node(r->tree, first)->at, "first given here");
    diag_help(r->diags, d, "keep the one that is meant");
}

void only_once(resolver *r, node_id parent, node_kind kind, const char *what)
{
    node_id first = ast_kid(r->tree, parent, kind);
    if (!first) return;
    for (node_id k = ast_node(r->tree, first)->next; k; k = ast_node(r->tree, k)->next)
        if (ast_node(r->tree, k)->kind == kind) given_twice(r, first, k, what);
}

bool has_room(resolver *r, uint32_t n, span at, const char *what)
{
    if (n < LIM_PARTS) return true;
    fail(r, at, L_SIZE, "more than %u %s", LIM_PARTS, what);
    return false;
}

static const case_name *in_case(const resolver *r, sym name)
{
    if (!r->scope || name >= r->scope->cap || r->scope->at[name].stamp != r->scope->stamp) return NULL;
    return &r->scope->at[name];
}

id find_name(const resolver *r, sym name, name_class which)
{
    const case_name *c = in_case(r, name);
    const name_entry *e = name < r->law->by_sym.n ? &r->law->by_sym.at[name] : NULL;
    switch (which) {
    case NAMES_THING: return c && c->thing != NO_ID ? c->thing : e ? e->thing : NO_ID;
    case NAMES_SOURCE: return c && c->source != NO_ID ? c->source : e ? e->source : NO_ID;
    case NAMES_EVENT: return c ? c->event : NO_ID;
    case NAMES_KIND: return e ? e->kind : NO_ID;
    case NAMES_RELATION: return e ? e->relation : NO_ID;
    }
    return NO_ID;
}

/* The entry of a name in the case's table, which grows to hold it. */
static case_name *case_entry(resolver *r, sym name)
{
    case_names *t = r->scope;
    if (name >= t->cap) {
        uint32_t cap = t->cap ? t->cap : 256;
        while (cap <= name) cap *= 2;
        case_name *at = arena_array(t->mem, cap, sizeof *at);
        if (t->cap) memcpy(at, t->at, t->cap * sizeof *at);
        t->at = at;
        t->cap = cap;
    }
    case_name *c = &t->at[name];
    if (c->stamp != t->stamp) *c = (case_name){t->stamp, NO_ID, NO_ID, NO_ID, 0};
    return c;
}

void declare_case_name(resolver *r, sym name, name_class which, id what)
{
    case_name *c = case_entry(r, name);
    if (which == NAMES_THING) c->thing = what;
    else if (which == NAMES_EVENT) c->event = what;
    else if (which == NAMES_SOURCE) c->source = what;
}

uint32_t *names_used(resolver *r, sym name)
{
    return &case_entry(r, name)->used;
}

static void consider_sym(nearest *n, const resolver *r, sym name)
{
    nearest_consider(n, str(r, name), intern_text(r->names, name));
}

void list_begin(resolver *r, listing *x)
{
    x->n = 0;
    sb_init(&x->sb, r->diags->mem);
}

void list_name(listing *x, const char *name)
{
    if (x->n < 5) sb_fmt(&x->sb, "%s`%s`", x->n ? ", " : "", name);
    if (x->n == 5) sb_str(&x->sb, ", ...");
    x->n++;
}

/* A label that can be spoken of here. */
static bool names_event(const bound *b)
{
    return b->name && b->kind != NO_ID && !b->closed;
}

/* Where a thing that nothing declares would be declared. */
static void help_declare(resolver *r, diag *d, const char *name, uint16_t sorts)
{
    bool world = r->law->code.n > 0; /* the states of the world, which have codes, are known here */
    if (sorts == S_TREATY) diag_help(r->diags, d, "name the file that holds it at the top, as in: use \"strelsau.treaty\"");
    else if (sorts == S_PLACE) diag_help(r->diags, d, "declare it in the case, or in a file that it uses: place %s \"Its full name\"", name);
    else if (sorts & S_STATE)
        diag_help(r->diags, d, "%sdeclare it in a file of the law: state %s \"Its full name\"%s", world ? "" : "put use \"states.terms\" at the top, which has the states of the world, or ",
                  name, sorts & S_GROUP ? "; what is no state is a group, which a case may declare itself" : "");
    else if (sorts & S_GROUP) diag_help(r->diags, d, "declare it in the case, or in a file that it uses: group %s \"Its full name\"", name);
    else diag_help(r->diags, d, "declare it, or put `use` and the file that declares it at the top");
}

/* Where no name is near: the first few of those that could stand there. */
static void help_known(resolver *r, diag *d, sym name, name_class which, uint16_t sorts)
{
    const law *l = r->law;
    if (which == NAMES_THING) {
        help_declare(r, d, str(r, name), sorts);
        return;
    }
    listing x;
    list_begin(r, &x);
    if (which == NAMES_KIND)
        for (uint32_t i = 0; i < l->kind.n && x.n < 6; i++) list_name(&x, str(r, l->kind.at[i].name));
    if (which == NAMES_RELATION) {
        for (uint32_t i = 0; i < l->term.n && x.n < 6; i++)
            if (l->term.at[i].treaty == r->treaty) list_name(&x, str(r, l->term.at[i].name));
        for (uint32_t i = 0; i < l->relation.n && x.n < 6; i++) list_name(&x, str(r, l->relation.at[i].name));
    }
    if (which == NAMES_EVENT) {
        for (uint32_t i = 0; r->rec && i < r->rec->event.n && x.n < 6; i++) list_name(&x, str(r, r->rec->event.at[i].label));
        for (uint32_t i = 0; i < r->n_vars && x.n < 6; i++)
            if (names_event(&r->var[i])) list_name(&x, str(r, r->var[i].name));
    }
    if (x.n) diag_help(r->diags, d, which == NAMES_EVENT ? "known here are %s" : "declared are %s", sb_done(&x.sb));
    else if (which == NAMES_EVENT) diag_help(r->diags, d, "name the event where it is asked for: first request r");
    else if (which == NAMES_SOURCE) diag_help(r->diags, d, "declare it above: source %s \"Title\" dated 1956-02-01", str(r, name));
    else diag_help(r->diags, d, "none is declared: name the file that does at the top, as in: use \"vocabulary.terms\"");
}

void help_nearest(resolver *r, diag *d, sym name, name_class which, uint16_t sorts, span at)
{
    nearest n = {.wanted = intern_text(r->names, name)};
    const law *l = r->law;
    if (!diag_is_kept(r->diags, d)) return; /* a million wrong names cost no more than the messages about them */
    switch (which) {
    case NAMES_THING:
        for (uint32_t i = 0; i < l->thing.n + (r->rec ? r->rec->thing.n : 0); i++) {
            const individual *t = thing_of(l, r->rec, i);
            if (sorts && !(t->sort & sorts)) continue;
            if (t->sort == S_LEVEL) continue;
            consider_sym(&n, r, t->name);
            if (t->title) nearest_consider(&n, str(r, t->name), slice_of(name_alone(t->title)));
        }
        for (uint32_t i = 0; i < l->day_name.n && (!sorts || sorts & S_STATE); i++)
            nearest_consider(&n, str(r, l->thing.at[l->day_name.at[i].state].name), slice_of(name_alone(l->day_name.at[i].text)));
        for (uint32_t i = 0; i < l->code.n; i++)
            if (l->code.at[i].iso) nearest_consider(&n, str(r, l->thing.at[l->code.at[i].state].name), intern_text(r->names, l->code.at[i].text));
        break;
    case NAMES_KIND:
        for (uint32_t i = 0; i < l->kind.n; i++) consider_sym(&n, r, l->kind.at[i].name);
        break;
    case NAMES_RELATION:
        for (uint32_t i = 0; i < l->relation.n; i++) consider_sym(&n, r, l->relation.at[i].name);
        for (uint32_t i = 0; i < l->term.n; i++)
            if (l->term.at[i].treaty == r->treaty) consider_sym(&n, r, l->term.at[i].name);
        break;
    case NAMES_SOURCE:
        for (uint32_t i = 0; i < l->source.n + (r->rec ? r->rec->source.n : 0); i++) consider_sym(&n, r, source_item_of(l, r->rec, i)->key);
        break;
    case NAMES_EVENT:
        if (r->rec)
            for (uint32_t i = 0; i < r->rec->event.n; i++) consider_sym(&n, r, r->rec->event.at[i].label);
        for (uint32_t i = 0; i < r->n_vars; i++)
            if (names_event(&r->var[i])) consider_sym(&n, r, r->var[i].name);
        break;
    }
    nearest_help(&n, r->diags, d, at);
    if (!n.best[0]) help_known(r, d, name, which, sorts);
}

/* Articles 31 to 33 of the Vienna Convention on the Law of Treaties, in their order. */
const char *lower_basis(resolver *r, const node *basis)
{
    static const char *const bases[] = {
        "ordinary_meaning", "good_faith", "context", "object_and_purpose", "subsequent_agreement", "subsequent_practice",
        "relevant_rules", "special_meaning", "preparatory_work", "circumstances", "authentic_texts",
    };
    const char *word = str(r, basis->text);
    nearest n = {.wanted = intern_text(r->names, basis->text)};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (!strcmp(word, bases[i])) return word;
        nearest_consider(&n, bases[i], slice_of(bases[i]));
    }
    diag *d = fail(r, basis->at, E_UNKNOWN, "`%s` is no basis of interpretation", word);
    if (n.best[0]) nearest_help(&n, r->diags, d, basis->at);
    else diag_help(r->diags, d, "the commonest are ordinary_meaning, context, object_and_purpose, subsequent_practice and relevant_rules; "
                                "what else speaks for a reading stands in `authority` or `note`");
    return word;
}

bool has_clause(const law *l, id treaty_id, int32_t article_number, sym duty_name)
{
    range d = l->treaty.at[treaty_id].duties;
    for (uint32_t i = 0; i < d.n; i++) {
        const duty *x = &l->duty.at[d.first + i];
        if (x->article == article_number && (!duty_name || x->name == duty_name)) return true;
    }
    return false;
}

void help_clauses(resolver *r, diag *d, id treaty_id)
{
    const treaty *t = &r->law->treaty.at[treaty_id];
    listing all;
    if (!diag_is_kept(r->diags, d)) return;
    list_begin(r, &all);
    for (uint32_t i = 0; i < t->duties.n && all.n < 6; i++) {
        const duty *x = &r->law->duty.at[t->duties.first + i];
        bool named = false; /* the same duty in another version */
        for (uint32_t k = 0; k < i; k++) {
            const duty *y = &r->law->duty.at[t->duties.first + k];
            named = named || (y->article == x->article && y->name == x->name);
        }
        if (named) continue;
        strbuf one;
        sb_init(&one, r->diags->mem);
        sb_fmt(&one, "%s.%d%s.%s", str(r, t->name), x->article / 2, x->article % 2 ? "bis" : "", str(r, x->name));
        list_name(&all, sb_done(&one));
    }
    if (all.n) diag_help(r->diags, d, "its clauses are %s", sb_done(&all.sb));
    else diag_help(r->diags, d, "it has no clauses yet: write a duty in one of its articles");
    diag_also(r->diags, d, t->at, "the treaty is declared here");
}

uint16_t sort_mask(const node *sort)
{
    switch ((sort_word)sort->op) {
    case SW_STATE: case SW_PARTY: return S_STATE;
    case SW_GROUP: return S_GROUP;
    case SW_ORGAN: return S_ORGAN;
    case SW_PLACE: return S_PLACE;
    case SW_ARTICLE: return S_ARTICLE;
    case SW_TREATY: return S_TREATY;
    case SW_NAMED: return 0;
    }
    return 0;
}

id find_level(const resolver *r, id scale_id, sym name)
{
    if (scale_id == NO_ID) return NO_ID;
    range l = r->law->scale.at[scale_id].levels;
    for (uint32_t i = 0; i < l.n; i++)
        if (r->law->thing.at[l.first + i].name == name) return l.first + i;
    return NO_ID;
}

static void help_slots(resolver *r, diag *d, const event_kind *k)
{
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    for (int s = 0; s < SLOTS; s++)
        if (k->sorts[s])
            sb_fmt(&sb, "%s%s%s", sb.len ? ", " : "", s < ROLES ? "" : "with ", s < ROLES ? role_word((role)s) : str(r, k->attribute[s - ROLES]));
    diag_help(r->diags, d, "%s has these roles: %s", str(r, k->name), sb_done(&sb));
}

int slot_of_attribute(resolver *r, id kind, sym name, span at)
{
    const event_kind *k = &r->law->kind.at[kind];
    for (int i = 0; i < ATTRIBUTES; i++)
        if (k->attribute[i] == name && k->sorts[ROLES + i]) return ROLES + i;
    diag *d = fail(r, at, E_ROLE, "%s has no attribute `%s`", str(r, k->name), str(r, name));
    help_slots(r, d, k);
    return -1;
}

bool kind_has_role(resolver *r, id kind, role role_, span at)
{
    const event_kind *k = &r->law->kind.at[kind];
    if (k->sorts[role_]) return true;
    diag *d = fail(r, at, E_ROLE, "%s has no role `%s`", str(r, k->name), role_word(role_));
    help_slots(r, d, k);
    return false;
}

int32_t bind(resolver *r, sym name, id kind, uint16_t sorts, span at)
{
    for (uint32_t i = 0; i < r->n_vars; i++)
        if (r->var[i].name == name && name && !r->var[i].closed) {
            diag *d = fail(r, at, E_DUPLICATE, "`%s` already stands for something in this clause", str(r, name));
            diag_also(r->diags, d, r->var[i].at, "first bound here");
            return r->var[i].var;
        }
    if (r->n_vars == MAX_VARS) {
        fail(r, at, L_SIZE, "more than %d names bound in one clause", MAX_VARS);
        return 0;
    }
    r->var[r->n_vars] = (bound){name, (int32_t)r->n_vars, kind, sorts, at, false};
    return (int32_t)r->n_vars++;
}
