/* What the record does not hold (section 6 of docs/semantics.md): one possible event per distinct
 * query, its days or other answers, what closes it, and how such events imply one another. */
#include "ref.h"
#include <stdlib.h>
#include <string.h>

#define NODE(ID) (&tree.node.at[ID])
enum { IN_TIME = 1, LATE = 2 };
/* The pattern as written, with the names it uses replaced by what they stand for. */
static char *written[2048];
/* How a query was first asked; it is the same question wherever it is asked again. */
typedef struct { context stood; binding env[12]; int n; } asking;
static asking asked_as[2048];

typedef struct { char at[4096]; size_t n; } buffer;

static void put(buffer *b, const char *s)
{
    size_t len = strlen(s);
    if (b->n + len + 1 > sizeof b->at) fatal("a pattern too long");
    memcpy(b->at + b->n, s, len + 1);
    b->n += len;
}

static void put_number(buffer *b, long number)
{
    char digits[32];
    int n = 0;
    unsigned long u = number < 0 ? (unsigned long)-number : (unsigned long)number;
    do digits[n++] = (char)('0' + u % 10);
    while (u /= 10);
    if (number < 0) put(b, "-");
    while (n) put(b, (char[2]){digits[--n], 0});
}

static void put_name(buffer *b, sym name, sym label, const binding *env)
{
    const value *v = lookup(name, env);
    if (label && name == label) put(b, "@");
    else if (!v) put(b, name ? text_of(name) : "");
    else
        for (int i = 0; i < v->n; i++) {
            put(b, "#");
            put_number(b, v->at[i]);
        }
}

static void serialize(buffer *b, node_id which, sym label, const binding *env)
{
    const node *n = NODE(which);
    bool own = n->kind == N_PATTERN && (sym)n->num == label;
    put(b, "(");
    put_number(b, n->kind);
    put(b, ",");
    put_number(b, n->op);
    put(b, n->flag ? "!" : ",");
    put_name(b, n->text, label, env);
    put(b, ",");
    if (!own) put_number(b, n->num);
    if (n->kind == N_DURING) put_number(b, n->num2);
    EACH_KID(&tree, which, k) serialize(b, k, label, env);
    put(b, ")");
}

/* ---- fixed slots --------------------------------------------------------------------------------- */

/* The one thing an operand stands for whatever the world, or -1. */
static int fixed_operand(node_id n, const binding *env)
{
    const node *o = NODE(n);
    if (o->kind == N_ARTICLE_REF) return article_named(o->text, o->num, o->flag);
    if (o->kind != N_NAME && o->kind != N_PATH) return -1;
    const value *v = lookup(o->text, env);
    if (v && (v->n != 1 || v->any >= 0)) return -1;
    int t = v ? v->at[0] : thing_named(o->text);
    if (o->kind == N_NAME || t < 0) return t;
    int which = o->op ? slot_by_role(things[t].kind, o->op - 1) : slot_by_attr(things[t].kind, (sym)o->num);
    if (which < 0) return -1;
    const slot *s = &things[t].slot[which];
    return s->state == SLOT_SET && s->set.n == 1 ? s->set.at[0] : -1;
}

static int slot_of_qualifier(int kind, node_id q)
{
    const node *n = NODE(q);
    if (n->kind == N_ROLE) return slot_by_role(kind, n->op);
    return n->kind == N_WITH ? slot_by_attr(kind, n->text) : -1;
}

static int fixed_by(int kind, node_id q, const binding *env)
{
    if (slot_of_qualifier(kind, q) < 0 || (NODE(q)->kind == N_WITH && NODE(q)->op != IS_EQUAL)) return -1;
    return fixed_operand(NODE(q)->kid, env);
}

static void fix_slots(int t, const binding *env)
{
    thing *u = &things[t];
    const char *name = keep_text("unrecorded %s", text_of(kinds[u->kind].name));
    for (int i = 0; i < kinds[u->kind].n; i++) u->slot[i] = (slot){.state = SLOT_OPEN, .any = -1, .hi = 99};
    EACH_KID(&tree, u->pattern, q) {
        int fixed = fixed_by(u->kind, q, env);
        if (fixed < 0) continue;
        u->slot[slot_of_qualifier(u->kind, q)] = (slot){.state = SLOT_SET, .any = -1, .set = one_value(fixed)};
        bool attr = NODE(q)->kind == N_WITH;
        name = keep_text("%s %s%s %s", name, attr ? "with " : "", attr ? text_of(NODE(q)->text) : role_word((role)NODE(q)->op), things[fixed].name);
    }
    u->name = name;
}

static const binding *env_of(const thing *u)
{
    const asking *a = &asked_as[u - things];
    return a->n ? &a->env[0] : NULL;
}

static void keep_asking(int t, const binding *env)
{
    asking *a = &asked_as[t];
    a->stood = cx;
    a->stood.cutoff = DAY_MAX;
    a->n = 0;
    for (; env; env = env->up) {
        if (a->n == 12) fatal("too many names in scope");
        a->env[a->n] = *env;
        if (a->n) a->env[a->n - 1].up = &a->env[a->n];
        a->n++;
    }
    if (a->n) a->env[a->n - 1].up = NULL;
}

/* The same pattern with the same names in scope: no need to write it out. */
static bool same_asking(int t, node_id pattern, const binding *env)
{
    const asking *a = &asked_as[t];
    int i = 0;
    if (things[t].pattern != pattern || a->stood.where != cx.where) return false;
    for (; env; env = env->up, i++)
        if (i == a->n || a->env[i].name != env->name || a->env[i].what.n != env->what.n ||
            memcmp(a->env[i].what.at, env->what.at, (size_t)env->what.n * sizeof(int)) != 0)
            return false;
    return i == a->n;
}

int unrecorded(node_id pattern, const binding *env)
{
    for (int t = n_record_things; t < n_things; t++)
        if (same_asking(t, pattern, env)) return t;
    buffer b;
    b.n = 0;
    serialize(&b, pattern, (sym)NODE(pattern)->num, env);
    for (int t = n_record_things; t < n_things; t++)
        if (asked_as[t].stood.where == cx.where && strcmp(written[t], b.at) == 0) return t;
    int t = add_thing(T_IS_UNRECORDED, 0);
    things[t].kind = kind_named(NODE(pattern)->text);
    things[t].pattern = pattern;
    /* Acts under `shall` are asked first, so what stands there as well has its answers. */
    things[t].type = cx.where == SIDE_GATE ? Q_GATE : cx.timed == pattern ? Q_TIMED : Q_PLAIN;
    free(written[t]);
    written[t] = malloc(b.n + 1);
    memcpy(written[t], b.at, b.n + 1);
    fix_slots(t, env);
    keep_asking(t, env);
    return t;
}

static bool uses_name(node_id which, sym name)
{
    const node *n = NODE(which);
    if ((n->kind == N_NAME || n->kind == N_PATH) && n->text == name) return true;
    EACH_KID(&tree, which, k)
        if (uses_name(k, name)) return true;
    return false;
}

/* A query about an event that does not occur is not asked; nor one with a limit that counts from a gate's event,
 * where it was not asked below met gates. */
void ask_unrecorded_again(int t)
{
    asking *a = &asked_as[t];
    if (things[t].type == Q_TIMED && limit_of_gate(a->stood.row)) return;
    context saved = cx;
    cx = a->stood;
    bool all = true;
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < a->env[i].what.n && uses_name(things[t].pattern, a->env[i].name); k++) all = all && known_to_occur(a->env[i].what.at[k]);
    if (things[t].type == Q_TIMED && NODE(a->stood.row->of->within)->op != WITHIN_DATE) all = all && occurs(a->stood.row->episode);
    if (all && things[t].type == Q_TIMED) cx.limit = limit_of(cx.row, env_of(&things[t]));
    if (all) unrecorded_occurs(t);
    cx = saved;
}

void forget_unrecorded(void)
{
    n_things = n_record_things;
}

/* ---- its answers ----------------------------------------------------------------------------------- */

/* Every qualifier of what closes is met by the fixed slots for certain. */
static bool closes(const thing *u, const closure *c)
{
    if (kind_named(NODE(c->pattern)->text) != u->kind) return false;
    EACH_KID(&tree, c->pattern, q) {
        int which = slot_of_qualifier(u->kind, q);
        if (which < 0 || u->slot[which].state != SLOT_SET) return false;
        int is = u->slot[which].set.at[0];
        const node *n = NODE(q);
        if (NODE(n->kid)->kind == N_ANY) {
            if (!of_sort(is, 1u << NODE(NODE(n->kid)->kid)->op)) return false;
            continue;
        }
        int wanted = fixed_operand(n->kid, NULL);
        if (n->kind == N_WITH && n->op == IS_AT_LEAST ? things[is].rank < things[wanted].rank
            : n->kind == N_WITH && n->op == IS_AT_MOST ? things[is].rank > things[wanted].rank
                                                       : is != wanted)
            return false;
    }
    return true;
}

/* Whether a query with this last day is closed. An absence closes the days it spans, completeness
 * those up to its own. */
static bool closed_on(const thing *u, day on)
{
    for (int i = 0; i < n_closures; i++) {
        const closure *c = &closures[i];
        if (closes(u, c) && (!c->absence || c->from <= on) && on <= c->to) return true;
    }
    return false;
}

/* Whether the pattern's own days allow this one; false for any day where the other event does not
 * occur. An event on no known day is compared with nothing. */
static bool in_its_days(const thing *u, day on)
{
    const binding *env = env_of(u);
    bool fits = true;
    EACH_KID(&tree, u->pattern, q) {
        node_kind k = (node_kind)NODE(q)->kind;
        if (k != N_AFTER && k != N_BEFORE && k != N_DURING) continue;
        if (!NODE(q)->kid) { /* days of the calendar */
            if (on == DAY_MIN) continue;
            fits = fits && (k == N_AFTER ? on >= NODE(q)->num : k == N_BEFORE ? on < NODE(q)->num : NODE(q)->num <= on && on <= NODE(q)->num2);
            continue;
        }
        value x = operand(NODE(q)->kid, env);
        if (x.n != 1 || !occurs(x.at[0])) return false;
        day first = first_day(x.at[0]), last = last_day(x.at[0]);
        if (on == DAY_MIN || first == DAY_MIN) continue;
        if (k == N_AFTER) fits = fits && on >= first;
        if (k == N_BEFORE) fits = fits && on < first;
        if (k == N_DURING) fits = fits && first <= on && on <= last;
    }
    return fits;
}

static int answers(const thing *u, int *domain)
{
    int n = 0;
    domain[n++] = 0;
    if (u->type == Q_GATE) {
        for (day d = span_from; d <= span_to && d <= as_of && n < MAX_LIST; d++)
            if (in_its_days(u, d) && !closed_on(u, d)) domain[n++] = d;
        return n;
    }
    if (!in_its_days(u, DAY_MIN) || closed_on(u, u->type == Q_TIMED ? cx.limit : span_to)) return n;
    domain[n++] = IN_TIME;
    if (u->type == Q_TIMED && (as_of == DAY_MAX || cx.limit < as_of)) domain[n++] = LATE;
    return n;
}

/* Where it occurs, all that the pattern says holds of it, under the readings at hand. */
static void check_qualifiers(int t)
{
    if (things[t].checked == evaluation) return;
    things[t].checked = evaluation;
    context saved = cx;
    cx = asked_as[t].stood;
    if (!qualifies(things[t].pattern, t, env_of(&things[t]), true)) forbid();
    cx = saved;
}

bool unrecorded_occurs(int t)
{
    int domain[MAX_LIST];
    bool fresh;
    int c = choice_for(CH_UNRECORDED, t, 0, 0, 0, &fresh);
    if (fresh) choices[c].name = things[t].name;
    if (choices[c].asked != run_number) {
        int n = answers(&things[t], domain);
        things[t].closed = n == 1;
        ask(c, domain, n);
    }
    bool is = choices[c].now != 0;
    if (is) check_qualifiers(t);
    return is;
}

/* ---- a stricter query implies a looser one ------------------------------------------------------------ */

static int answer_of(int t)
{
    bool fresh;
    int c = choice_for(CH_UNRECORDED, t, 0, 0, 0, &fresh);
    return choices[c].asked == run_number ? choices[c].now : UNSET;
}

/* The serialized qualifiers of a pattern lie between its brackets; each of them is found by its text. */
static bool has_qualifier(int t, const char *q, size_t n)
{
    const char *at = written[t];
    size_t len = strlen(at);
    for (size_t i = 1; i + n < len; i++)
        if (strncmp(at + i, q, n) == 0) return true;
    return false;
}

/* A closed query has no part in this. Whether `strict` has all fixed slots of `loose`, and every other qualifier of it as it stands. */
static bool implies(int strict, int loose)
{
    const thing *s = &things[strict], *l = &things[loose];
    if (s->kind != l->kind || (s->type == Q_GATE) != (l->type == Q_GATE)) return false;
    for (int i = 0; i < kinds[l->kind].n; i++) {
        if (l->slot[i].state != SLOT_SET) continue;
        if (s->slot[i].state != SLOT_SET || s->slot[i].set.at[0] != l->slot[i].set.at[0]) return false;
    }
    /* Qualifiers in their serialized form, at depth two of the text. */
    const char *at = strchr(written[loose] + 1, '(');
    EACH_KID(&tree, l->pattern, q) {
        const char *end = at;
        int depth = 0;
        do {
            if (*end == '(') depth++;
            if (*end == ')') depth--;
            end++;
        } while (depth);
        int which = slot_of_qualifier(l->kind, q);
        bool fixed = which >= 0 && l->slot[which].state == SLOT_SET;
        if (!fixed && !has_qualifier(strict, at, (size_t)(end - at))) return false;
        at = end;
    }
    return true;
}

void check_unrecorded(void)
{
    for (int s = n_record_things; s < n_things; s++) {
        int strict = answer_of(s);
        if (strict == UNSET || strict == 0) continue;
        for (int l = n_record_things; l < n_things; l++) {
            int loose = answer_of(l);
            if (l == s || loose == UNSET || things[l].closed || !implies(s, l)) continue;
            if (loose == 0) forbid();
            else if (things[s].type == Q_GATE ? loose > strict : things[s].type == Q_TIMED && strict == IN_TIME && loose == LATE)
                forbid();
        }
    }
}
