/* Lists: see list.h. Who was bound by what is read from the core as it stands; which text binds a pair
 * of states depends on the other state, too, and is told by an assessment. */
#include "report/list.h"
#include "base/spelling.h"

void list_init(table *t, arena *mem, listing what)
{
    static const char *const treaties[] = {"treaty", "title", "parties", "texts", NULL};
    static const char *const cases[] = {"case", "title", "from", "to", "treaties", NULL};
    static const char *const readings[] = {"term", "question", "reading", "meaning", "profiles", NULL};
    static const char *const parties[] = {"party", "treaty", "text", "from", "until", "ended by", NULL};
    static const char *const *const heads[] = {
        [LIST_TREATIES] = treaties, [LIST_CASES] = cases, [LIST_READINGS] = readings, [LIST_PARTIES] = parties};
    static const uint32_t group[] = {[LIST_TREATIES] = 0, [LIST_CASES] = 0, [LIST_READINGS] = 2, [LIST_PARTIES] = 1};
    table_init(t, mem, "casus.list/1", heads[what], group[what], NULL);
}

static const char *name_of(const law *l, sym s)
{
    return s ? intern_str(l->names, s) : "";
}

static bool covers(day from, day until, day on)
{
    return on == DAY_MAX || (from <= on && on < until);
}

static const char *day_text(table *t, day d)
{
    char text[11];
    if (d == DAY_MIN || d == DAY_MAX) return "";
    day_write(d, text);
    return arena_copy(t->mem, text, strlen(text));
}

static const char *title_of(const individual *x, const law *l)
{
    return x->title ? name_alone(x->title) : name_of(l, x->name);
}

/* How many states were bound, on the day or ever. */
static uint32_t count_parties(const law *l, const treaty *x, day on)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->members.n; i++) {
        const membership *m = &l->member.at[x->members.first + i];
        bool told = !covers(m->from, m->until, on);
        for (uint32_t k = 0; k < i && !told; k++) {
            const membership *other = &l->member.at[x->members.first + k];
            told = other->state == m->state && covers(other->from, other->until, on);
        }
        n += !told;
    }
    return n;
}

static void list_texts(table *t, day on, const law *l, const treaty *x)
{
    strbuf sb, number;
    sb_init(&sb, t->mem);
    for (uint32_t i = 0; i < x->versions.n; i++) {
        const version *v = &l->version.at[x->versions.first + i];
        if (on != DAY_MAX && v->from > on) continue;
        sb_fmt(&sb, "%s%s from %s%s", sb.len ? "; " : "", name_of(l, v->name), day_text(t, v->from), v->restricted ? " for some" : "");
    }
    sb_init(&number, t->mem);
    uint32_t parties = count_parties(l, x, on);
    if (on != DAY_MAX && (!parties || !sb.len)) return;
    sb_fmt(&number, "%u", parties);
    table_line(t, (const char *const[]){name_of(l, x->name), x->title, sb_done(&number), sb_done(&sb)});
}

/* The texts that the party had while bound; on a day, the latest. */
static const char *texts_of(table *t, day on, const law *l, const treaty *x, const membership *m)
{
    strbuf sb;
    sb_init(&sb, t->mem);
    for (uint32_t i = 0; i < x->versions.n; i++) {
        const version *v = &l->version.at[x->versions.first + i];
        bool accepted = !v->restricted;
        for (uint32_t k = 0; k < v->only_for.n && !accepted; k++) accepted = l->names_of.at[v->only_for.first + k] == m->state;
        if (!accepted || v->from >= m->until || (on != DAY_MAX && v->from > on)) continue;
        if (on != DAY_MAX) sb.len = 0;
        sb_fmt(&sb, "%s%s", sb.len ? ", " : "", name_of(l, v->name));
    }
    return sb_done(&sb);
}

/* The one name that the state is said to have borne on the day; NULL: there is none, or no day is meant. */
static const char *name_of_day(const law *l, id state, day on)
{
    const char *told = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->day_name.n && on != DAY_MAX; i++) {
        const day_name *x = &l->day_name.at[i];
        if (x->state != state || x->always || on < x->from || on > x->to) continue;
        told = name_alone(x->text);
        n++;
    }
    return n == 1 ? told : NULL;
}

static void list_parties(table *t, day on, const law *l, const treaty *x)
{
    for (uint32_t i = 0; i < x->members.n; i++) {
        const membership *m = &l->member.at[x->members.first + i];
        if (!covers(m->from, m->until, on)) continue;
        const char *told = name_of_day(l, m->state, on), *title = title_of(&l->thing.at[m->state], l);
        line *made = table_line(t, (const char *const[]){title, name_of(l, x->name), texts_of(t, on, l, x, m), day_text(t, m->from),
                                                         day_text(t, m->until), name_of(l, m->ground)});
        if (!told || strcmp(told, title) == 0) continue;
        table_tell(t, made, 0, told);
        table_name(t, told, name_of(l, l->thing.at[m->state].name));
    }
}

/* The profiles that pick reading number k of the treaty's term number i. */
static const char *profiles_with(table *t, const law *l, const treaty *x, uint32_t i, uint32_t k)
{
    strbuf sb;
    sb_init(&sb, t->mem);
    for (uint32_t p = 0; p < x->profiles.n; p++) {
        const profile *f = &l->profile.at[x->profiles.first + p];
        if (i < f->picks.n && l->pick.at[f->picks.first + i] == k) sb_fmt(&sb, "%s%s", sb.len ? ", " : "", name_of(l, f->name));
    }
    return sb_done(&sb);
}

static void list_readings(table *t, const law *l, const treaty *x)
{
    for (uint32_t i = 0; i < x->terms.n; i++) {
        const term *q = &l->term.at[x->terms.first + i];
        strbuf sb;
        sb_init(&sb, t->mem);
        sb_fmt(&sb, "%s.%s", name_of(l, x->name), name_of(l, q->name));
        for (uint32_t k = 0; k < q->readings.n; k++) {
            const reading *r = &l->reading.at[q->readings.first + k];
            table_line(t, (const char *const[]){sb_done(&sb), q->question, name_of(l, r->name), r->label, profiles_with(t, l, x, i, k)});
        }
    }
}

void list_treaty(table *t, listing what, day on, const law *l, const treaty *x)
{
    switch (what) {
    case LIST_TREATIES: list_texts(t, on, l, x); break;
    case LIST_PARTIES: list_parties(t, on, l, x); break;
    case LIST_READINGS: list_readings(t, l, x); break;
    case LIST_CASES: break;
    }
}

void list_case(table *t, day on, const record *r)
{
    strbuf sb;
    if (on != DAY_MAX && r->has_span && (on < r->from || on > r->to)) return;
    sb_init(&sb, t->mem);
    for (uint32_t i = 0; i < r->assess.n; i++)
        sb_fmt(&sb, "%s%s", i ? ", " : "", name_of(r->law, r->law->treaty.at[r->assess.at[i]].name));
    table_line(t, (const char *const[]){intern_str(r->names, r->name), r->title, r->has_span ? day_text(t, r->from) : "",
                                        r->has_span ? day_text(t, r->to) : "", sb_done(&sb)});
}
