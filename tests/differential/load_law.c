/* Collects the declarations of the law into flat tables, by name and without any check: what is
 * compared with the library is known to be well-formed, anything else ends the process. */
#include "ref.h"
#include <stdio.h>
#include <stdlib.h>

ast tree;
interner names;
thing things[2048];
int n_things, n_law_things, n_record_things;
event_kind kinds[32];
relation relations[16];
term_decl terms[32];
treaty_decl treaties[4];
int n_kinds, n_relations, n_terms, n_treaties;

#define NODE(ID) (&tree.node.at[ID])

const char *text_of(sym s)
{
    return intern_str(&names, s);
}

value one_value(int t)
{
    return (value){.n = 1, .any = -1, .at = {t}};
}

int add_thing(thing_sort sort, sym text)
{
    if (n_things == 2048) fatal("too many things");
    thing *t = &things[n_things];
    *t = (thing){.sort = sort, .text = text, .name = text ? text_of(text) : "", .from = DAY_MIN, .until = DAY_MAX, .owner = -1};
    return n_things++;
}

int thing_named(sym s)
{
    for (int i = 0; i < n_things; i++)
        if (things[i].text == s && things[i].sort != T_IS_ARTICLE && things[i].sort != T_IS_UNRECORDED) return i;
    return -1;
}

int article_named(sym treaty_name, int number, bool bis)
{
    for (int i = 0; i < n_things; i++)
        if (things[i].sort == T_IS_ARTICLE && things[i].text == treaty_name && things[i].rank == number * 2 + bis) return i;
    return -1;
}

int kind_named(sym s)
{
    for (int i = 0; i < n_kinds; i++)
        if (kinds[i].name == s) return i;
    return -1;
}

int relation_named(sym s)
{
    for (int i = 0; i < n_relations; i++)
        if (relations[i].name == s) return i;
    return -1;
}

int term_named(sym s, int treaty)
{
    for (int i = 0; i < n_terms; i++)
        if (terms[i].name == s && terms[i].treaty == treaty) return i;
    return -1;
}

int slot_by_role(int kind, int r)
{
    for (int i = 0; i < kinds[kind].n; i++)
        if (kinds[kind].slot[i].role == r) return i;
    return -1;
}

int slot_by_attr(int kind, sym attr)
{
    for (int i = 0; i < kinds[kind].n; i++)
        if (kinds[kind].slot[i].role < 0 && kinds[kind].slot[i].attr == attr) return i;
    return -1;
}

bool is_member(int treaty, int state, day on)
{
    for (int i = 0; i < treaties[treaty].members; i++) {
        const membership *m = &treaties[treaty].member[i];
        if (m->state == state && m->from <= on && on < m->until) return true;
    }
    return false;
}

/* Sorts as a set of sort_words; names of event kinds and scales apart. */
static unsigned sort_set(node_id first, sym *named, int *n_named)
{
    unsigned set = 0;
    for (node_id k = first; k; k = NODE(k)->next) {
        if (NODE(k)->kind != N_SORT) continue;
        if (NODE(k)->op == SW_NAMED) named[(*n_named)++] = NODE(k)->text;
        else set |= 1u << NODE(k)->op;
    }
    return set;
}

static void load_event(node_id item)
{
    int first = n_kinds;
    EACH_KID(&tree, item, k) {
        const node *n = NODE(k);
        if (n->kind == N_NAME) kinds[n_kinds++] = (event_kind){.name = n->text};
        if (n->kind != N_ROLEDECL && n->kind != N_ATTRDECL) continue;
        for (int i = first; i < n_kinds; i++) {
            kind_slot *s = &kinds[i].slot[kinds[i].n++];
            *s = (kind_slot){.role = n->kind == N_ROLEDECL ? n->op : -1, .attr = n->text};
            if (n->kind == N_ROLEDECL) s->sorts = sort_set(n->kid, s->named, &s->n_named);
            else s->named[s->n_named++] = NODE(n->kid)->text;
        }
    }
}

static void load_relation(node_id item)
{
    relation *r = &relations[n_relations++];
    *r = (relation){.name = NODE(item)->text, .judgment = NODE(item)->kind == N_JUDGMENT};
    EACH_KID(&tree, item, k) {
        if (NODE(k)->kind != N_PLACEDECL) continue;
        int n_named = 0;
        r->one[r->n] = NODE(k)->flag;
        r->sorts[r->n] = sort_set(NODE(k)->kid, &r->named[r->n], &n_named);
        r->n++;
    }
}

static void load_scale(node_id item)
{
    int rank = 0;
    EACH_KID(&tree, item, k) {
        int t = add_thing(T_IS_LEVEL, NODE(k)->text);
        things[t].owner = (int)NODE(item)->text;
        things[t].rank = rank++;
    }
}

static void load_individual(node_id item, thing_sort sort, int treaty)
{
    int t = add_thing(sort, NODE(item)->text);
    things[t].owner = sort == T_IS_ORGAN ? treaty : -1;
    EACH_KID(&tree, item, k) {
        const node *n = NODE(k);
        if (n->kind == N_FROM) things[t].from = n->num;
        if (n->kind == N_UNTIL) things[t].until = n->num;
        if (n->kind == N_IN) things[t].owner = thing_named(n->text);
        if (n->kind == N_OF)
            for (int i = 0; i < n_treaties; i++)
                if (treaties[i].name == n->text) things[t].owner = i;
    }
}

static void load_term(node_id item, int treaty)
{
    term_decl *t = &terms[n_terms++];
    *t = (term_decl){.name = NODE(item)->text, .treaty = treaty};
    EACH_KID(&tree, item, k) {
        const node *n = NODE(k);
        if (n->kind == N_PARAM) t->param[t->n_params++] = n->text;
        if (n->kind == N_MEANS) {
            t->defined = true;
            t->means[t->n++] = n->kid;
        }
        if (n->kind == N_READING) {
            t->reading[t->n] = n->text;
            t->node[t->n] = k;
            t->means[t->n++] = NODE(ast_kid(&tree, k, N_MEANS))->kid;
        }
    }
}

static void load_party(treaty_decl *t, node_id item)
{
    node_id from = ast_kid(&tree, item, N_FROM), until = ast_kid(&tree, item, N_UNTIL);
    EACH_KID(&tree, item, k)
        if (NODE(k)->kind == N_NAME)
            t->member[t->members++] = (membership){thing_named(NODE(k)->text), NODE(from)->num, until ? NODE(until)->num : DAY_MAX};
}

static void load_suspension(treaty_decl *t, node_id item)
{
    node_id from = ast_kid(&tree, item, N_FROM), until = ast_kid(&tree, item, N_UNTIL), a = ast_kid(&tree, item, N_NAME);
    t->suspended[t->suspensions++] = (suspension){thing_named(NODE(a)->text), thing_named(NODE(NODE(a)->next)->text), NODE(from)->num,
                                                  until ? NODE(until)->num : DAY_MAX};
}

static void load_version(treaty_decl *t, node_id item)
{
    version_decl *v = &t->version[t->versions++];
    *v = (version_decl){.name = NODE(item)->text, .from = NODE(item)->num, .only = {.any = -1}};
    node_id only = ast_kid(&tree, item, N_FOR);
    if (only)
        EACH_KID(&tree, only, k) v->only.at[v->only.n++] = thing_named(NODE(k)->text);
}

/* --reading TERM=READING, in every profile. */
static void put_reading(int *pick, int treaty)
{
    const char *mark = set_reading ? strchr(set_reading, '=') : NULL;
    for (int t = 0; mark && t < n_terms; t++) {
        const char *name = text_of(terms[t].name);
        if (terms[t].treaty != treaty || strlen(name) != (size_t)(mark - set_reading) || strncmp(name, set_reading, strlen(name)) != 0) continue;
        for (int j = 0; j < terms[t].n; j++)
            if (strcmp(text_of(terms[t].reading[j]), mark + 1) == 0) pick[t] = j;
    }
}

/* Picks are looked up when the whole treaty is known. */
static void load_picks(treaty_decl *t, int treaty)
{
    for (int i = 0; i < t->profiles; i++) {
        profile_decl *p = &t->profile[i];
        for (int j = 0; j < 32; j++) p->pick[j] = 0;
        EACH_KID(&tree, p->node, k) {
            if (NODE(k)->kind != N_PICK) continue;
            int which = term_named(NODE(k)->text, treaty);
            if (which < 0) fatal("no term %s", text_of(NODE(k)->text));
            for (int j = 0; j < terms[which].n; j++)
                if (terms[which].reading[j] == NODE(NODE(k)->kid)->text) p->pick[which] = j;
        }
        put_reading(p->pick, treaty);
    }
}

static void load_treaty(node_id item)
{
    int number = n_treaties++;
    treaty_decl *t = &treaties[number];
    *t = (treaty_decl){.name = NODE(item)->text, .node = item};
    t->thing = add_thing(T_IS_TREATY, t->name);
    EACH_KID(&tree, item, k) {
        const node *n = NODE(k);
        if (n->kind == N_PARTY) load_party(t, k);
        if (n->kind == N_SUSPENDED) load_suspension(t, k);
        if (n->kind == N_VERSION) load_version(t, k);
        if (n->kind == N_FACT) t->fact[t->facts++] = k;
        if (n->kind == N_ORGAN) load_individual(k, T_IS_ORGAN, number);
        if (n->kind == N_TERM) load_term(k, number);
        if (n->kind == N_PROFILE) t->profile[t->profiles++] = (profile_decl){.name = n->text, .node = k};
        if (n->kind == N_PARAMETER) t->parameter[t->parameters++] = (parameter_decl){n->text, n->num};
        if (n->kind == N_ARTICLE && article_named(t->name, n->num, n->flag) < 0) {
            int a = add_thing(T_IS_ARTICLE, t->name);
            things[a].rank = n->num * 2 + n->flag;
            things[a].owner = number;
            things[a].name = keep_text("%s.%d%s", text_of(t->name), (int)n->num, n->flag ? "bis" : "");
        }
    }
    load_picks(t, number);
}

void load_law_item(node_id item)
{
    node_kind k = (node_kind)NODE(item)->kind;
    if (k == N_SCALE) load_scale(item);
    if (k == N_EVENT) load_event(item);
    if (k == N_RELATION || k == N_JUDGMENT) load_relation(item);
    if (k == N_STATE) load_individual(item, T_IS_STATE, -1);
    if (k == N_GROUP) load_individual(item, T_IS_GROUP, -1);
    if (k == N_PLACE) load_individual(item, T_IS_PLACE, -1);
    if (k == N_ORGAN) load_individual(item, T_IS_ORGAN, -1);
    if (k == N_TREATY) load_treaty(item);
    if (k == N_PRESUME) presumptions[n_presumptions++] = item;
}
