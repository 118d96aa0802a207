/* Names: finding them, saying which was probably meant, and who may be called what. */
#include "sema/resolve.h"
#include "base/nearest.h"

const char *str(const resolver *r, sym s)
{
    return intern_str(r->names, s);
}

diag *fail(resolver *r, span at, diag_code code, const char *fmt, ...)
{
    va_list ap;
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    va_start(ap, fmt);
    sb_vfmt(&sb, fmt, ap);
    va_end(ap);
    r->failed = true;
    return diag_add(r->diags, at, code, "%s", sb_done(&sb));
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

void declare_case_name(resolver *r, sym name, name_class which, id what)
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
    if (c->stamp != t->stamp) *c = (case_name){t->stamp, NO_ID, NO_ID, NO_ID};
    if (which == NAMES_THING) c->thing = what;
    else if (which == NAMES_EVENT) c->event = what;
    else if (which == NAMES_SOURCE) c->source = what;
}

static void consider_sym(nearest *n, const resolver *r, sym name)
{
    nearest_consider(n, str(r, name), intern_text(r->names, name));
}

void help_nearest(resolver *r, diag *d, sym name, name_class which, uint16_t sorts, span at)
{
    nearest n = {.wanted = intern_text(r->names, name)};
    const law *l = r->law;
    switch (which) {
    case NAMES_THING:
        for (uint32_t i = 0; i < l->thing.n + (r->rec ? r->rec->thing.n : 0); i++) {
            const individual *t = thing_of(l, r->rec, i);
            if (sorts && !(t->sort & sorts)) continue;
            if (t->sort == S_LEVEL) continue;
            consider_sym(&n, r, t->name);
            if (t->title) nearest_consider(&n, str(r, t->name), slice_of(t->title));
        }
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
        break;
    }
    nearest_help(&n, r->diags, d, at);
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
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    for (uint32_t i = 0; i < t->duties.n; i++) {
        const duty *x = &r->law->duty.at[t->duties.first + i];
        bool named = false; /* the same duty in another version */
        for (uint32_t k = 0; k < i; k++) {
            const duty *y = &r->law->duty.at[t->duties.first + k];
            named = named || (y->article == x->article && y->name == x->name);
        }
        if (!named) sb_fmt(&sb, "%s%s.%d%s.%s", sb.len ? ", " : "", str(r, t->name), x->article / 2, x->article % 2 ? "bis" : "", str(r, x->name));
    }
    diag_help(r->diags, d, "its clauses are %s", sb_done(&sb));
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
        if (r->var[i].name == name && name) {
            diag *d = fail(r, at, E_DUPLICATE, "`%s` already stands for something in this clause", str(r, name));
            diag_also(r->diags, d, r->var[i].at, "first bound here");
            return r->var[i].var;
        }
    if (r->n_vars == MAX_VARS) {
        fail(r, at, L_SIZE, "more than %d names bound in one clause", MAX_VARS);
        return 0;
    }
    r->var[r->n_vars] = (bound){name, (int32_t)r->n_vars, kind, sorts, at};
    return (int32_t)r->n_vars++;
}
