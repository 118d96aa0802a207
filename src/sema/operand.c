/* Lowering of operands, what formulas and facts speak of: names, paths, articles, levels, `any SORT`, `none`. A name is
 * looked for among the bound ones first; what it stands for must be of the sorts that its place takes. */
#include "sema/resolve.h"

#define NODE(n) (ast_node(r->tree, (n)))

const bound *find_var(const resolver *r, sym name)
{
    for (uint32_t i = 0; i < r->n_vars; i++)
        if (r->var[i].name == name && !r->var[i].closed) return &r->var[i];
    return NULL;
}

/* A label that its own pattern keeps to itself, used outside of it. */
static bool kept_inside(resolver *r, const node *n)
{
    for (uint32_t i = r->n_vars; i-- > 0;) {
        const bound *b = &r->var[i];
        if (b->name != n->text || !b->closed || find_name(r, n->text, NAMES_THING) != NO_ID) continue;
        diag *d = fail(r, n->at, E_SCOPE, "`%s` is known only within the sentence that names it", str(r, n->text));
        diag_also(r->diags, d, b->at, "it is named here");
        diag_help(r->diags, d, "what stands below a gate can speak of the event that the gate names with `first`: first %s %s",
                  str(r, r->law->kind.at[b->kind].name), str(r, n->text));
        return true;
    }
    return false;
}

static id article_thing(resolver *r, const node *n)
{
    id t = law_treaty(r->law, n->text);
    if (t == NO_ID) {
        diag *d = fail(r, n->at, E_UNKNOWN, "no treaty is called `%s`", str(r, n->text));
        help_nearest(r, d, n->text, NAMES_THING, S_TREATY, n->at);
        return NO_ID;
    }
    range all = r->law->treaty.at[t].articles;
    for (uint32_t i = 0; i < all.n; i++)
        if (r->law->article.at[all.first + i].number == n->num * 2 + n->flag) return r->law->article.at[all.first + i].self;
    diag *d = fail(r, n->at, E_UNKNOWN_CLAUSE, "%s has no article %d%s", str(r, n->text), n->num, n->flag ? "bis" : "");
    listing list;
    list_begin(r, &list);
    for (uint32_t i = 0; i < all.n && list.n < 6; i++) {
        const article *a = &r->law->article.at[all.first + i];
        strbuf one;
        sb_init(&one, r->diags->mem);
        sb_fmt(&one, "%s.%d%s", str(r, n->text), a->number / 2, a->number % 2 ? "bis" : "");
        if (!i || a[-1].number != a->number) list_name(&list, sb_done(&one));
    }
    if (list.n) diag_help(r->diags, d, "its articles are %s", sb_done(&list.sb));
    diag_also(r->diags, d, r->law->treaty.at[t].at, "the treaty is declared here");
    return NO_ID;
}

static bool sort_fits(const individual *t, uint16_t sorts)
{
    return !sorts || (t->sort & sorts);
}

const char *sorts_text(resolver *r, uint16_t sorts)
{
    static const char *const word[] = {"state", "group", "organ", "place", "treaty", "article", "level", "event"};
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    for (int i = 0; i < 8; i++)
        if (sorts >> i & 1) sb_fmt(&sb, "%s%s", sb.len ? " or " : "", word[i]);
    return sb_done(&sb);
}

/* "a state", "an organ or event" */
static const char *a_sort(resolver *r, uint16_t sorts)
{
    const char *text = sorts_text(r, sorts);
    strbuf sb;
    sb_init(&sb, r->diags->mem);
    sb_fmt(&sb, "%s %s", *text && strchr("aeiou", *text) ? "an" : "a", text);
    return sb_done(&sb);
}

diag *wrong_kind(resolver *r, span at, const char *name, uint16_t is, uint16_t wants, const char *spot)
{
    const char *quote = strchr(spot, ' ') || *spot == '`' ? "" : "`"; /* a role's or relation's bare name */
    diag *d = fail(r, at, E_WRONG_KIND, "`%s` is %s, and %s%s%s takes %s", name, a_sort(r, is), quote, spot, quote, a_sort(r, wants));
    diag_help(r->diags, d, "name %s here", a_sort(r, wants));
    return d;
}

/* A name that stands for a thing: a level where a scale is wanted, else an individual. */
id lower_thing(resolver *r, const node *n, uint16_t sorts, id takes, const char *spot)
{
    if ((sorts & S_LEVEL) && takes != NO_ID) {
        id level = find_level(r, takes, n->text);
        if (level != NO_ID) return level;
        if (sorts == S_LEVEL) {
            const scale *s = &r->law->scale.at[takes];
            strbuf sb;
            sb_init(&sb, r->diags->mem);
            for (uint32_t i = 0; i < s->levels.n; i++) sb_fmt(&sb, "%s%s", i ? " < " : "", str(r, r->law->thing.at[s->levels.first + i].name));
            diag *d = fail(r, n->at, E_LEVEL, "`%s` is no level of %s", str(r, n->text), str(r, s->name));
            diag_help(r->diags, d, "its levels are %s", sb_done(&sb));
            diag_also(r->diags, d, s->at, "the scale is declared here");
            return NO_ID;
        }
    }
    id t = find_name(r, n->text, NAMES_THING);
    if (t == NO_ID) {
        diag *d = fail(r, n->at, E_UNKNOWN, "nothing is called `%s`", str(r, n->text));
        help_nearest(r, d, n->text, NAMES_THING, sorts, n->at);
        return NO_ID;
    }
    if (!sort_fits(thing_of(r->law, r->rec, t), sorts)) {
        diag *d = wrong_kind(r, n->at, str(r, n->text), thing_of(r->law, r->rec, t)->sort, sorts, spot);
        diag_also(r->diags, d, thing_of(r->law, r->rec, t)->at, "it is declared here");
        return NO_ID;
    }
    return t;
}

static bool slot_of_path(resolver *r, const node *n, id kind, int *slot)
{
    if (kind == NO_ID) {
        fail(r, n->at, E_WRONG_KIND, "`%s` is no event and has no roles", str(r, n->text));
        return false;
    }
    if (n->op) {
        *slot = n->op - 1;
        return kind_has_role(r, kind, (role)*slot, n->at);
    }
    *slot = slot_of_attribute(r, kind, (sym)n->num, n->at);
    return *slot >= 0;
}

operand lower_operand(resolver *r, node_id id_, uint16_t sorts, id takes, const char *spot)
{
    const node *n = NODE(id_);
    operand none = {O_NOBODY, WHOLE, 0, NO_ID};
    switch ((int)n->kind) {
    case N_NAME: case N_PATH: {
        const bound *b = find_var(r, n->text);
        id event_id = b ? NO_ID : find_name(r, n->text, NAMES_EVENT);
        if (b || event_id != NO_ID) {
            id kind = b ? b->kind : r->rec->event.at[event_id].kind;
            operand o = {(uint8_t)(b ? O_VAR : O_EVENT), WHOLE, b ? b->sorts : (uint16_t)S_EVENT, b ? (id)b->var : event_id};
            if (n->kind == N_PATH) {
                int slot;
                if (!slot_of_path(r, n, kind, &slot)) return none;
                o.slot = (uint8_t)slot;
                o.sorts = r->law->kind.at[kind].sorts[slot];
            }
            if (sorts && !(o.sorts & sorts)) wrong_kind(r, n->at, str(r, n->text), o.sorts, sorts, spot);
            return o;
        }
        if (kept_inside(r, n)) return none;
        if (n->kind == N_PATH) {
            diag *d = fail(r, n->at, E_SCOPE, "`%s` stands for nothing here", str(r, n->text));
            diag_help(r->diags, d, "events get a name where they are asked for: `arises for each force f`, `first request r`");
            return none;
        }
        if (sorts == S_EVENT) {
            diag *d = fail(r, n->at, E_UNKNOWN, "no event is called `%s` here", str(r, n->text));
            help_nearest(r, d, n->text, NAMES_EVENT, 0, n->at);
            return none;
        }
        id t = lower_thing(r, n, sorts, takes, spot);
        return t == NO_ID ? none : (operand){O_THING, WHOLE, thing_of(r->law, r->rec, t)->sort, t};
    }
    case N_ARTICLE_REF: {
        id t = article_thing(r, n);
        if (t == NO_ID) return none;
        if (sorts && !(sorts & S_ARTICLE)) wrong_kind(r, n->at, str(r, r->law->thing.at[t].name), S_ARTICLE, sorts, spot);
        return (operand){O_THING, WHOLE, S_ARTICLE, t};
    }
    case N_ANY: {
        const node *s = NODE(n->kid);
        if (s->op == SW_PARTY) {
            diag *d = fail(r, n->at, E_RESERVED, "`any party` is not supported yet");
            diag_help(r->diags, d, "write `any state`, and ask `is party` of it separately");
        }
        return (operand){O_ANY, WHOLE, sort_mask(s), NO_ID};
    }
    default: return none;
    }
}

val lower_value(resolver *r, node_id id_, uint16_t sorts, id takes, const char *spot)
{
    const node *n = NODE(id_);
    if (n->kind == N_NOBODY) return NOBODY;
    if (n->kind == N_ANY) return VAL(TAG_ANY, sort_mask(NODE(n->kid)));
    operand o = lower_operand(r, id_, sorts, takes, spot);
    if (o.kind == O_EVENT && o.slot == WHOLE) return VAL(TAG_EVENT, o.what);
    if (o.kind == O_THING) return VAL(TAG_THING, o.what);
    if (!r->failed) fail(r, n->at, E_WRONG_KIND, "a fact names things, and this is a question about one");
    return NOBODY;
}
