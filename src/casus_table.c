/* Tables: the facade's side of `matrix` and `list`.
 *
 * Contract: a table has an arena of its own, whose way out every function sets; one that ran out is
 * not added to again, and says so by CASUS_LIMIT.
 */
#include "casus_inner.h"
#include "report/list.h"

#define LIM_TABLE_MEMORY ((size_t)256 << 20)

struct casus_table {
    casus_host host;
    arena mem, names; /* names: of the case that is being added */
    table t;
    int by;      /* matrix_by or listing */
    day on;
    bool list, exhausted;
};

static casus_table *new_table(const casus_host *host, int by, bool list, day on)
{
    casus_table *t = host->resize(host->user, NULL, 0, sizeof *t);
    if (!t) return NULL;
    memset(t, 0, sizeof *t);
    t->host = *host;
    t->by = by;
    t->list = list;
    t->on = on;
    arena_init(&t->mem, host_memory(host), LIM_TABLE_MEMORY);
    arena_init(&t->names, host_memory(host), LIM_TABLE_MEMORY);
    jmp_buf way_out;
    t->mem.on_oom = &way_out;
    if (setjmp(way_out)) {
        casus_table_free(t);
        return NULL;
    }
    if (list) list_init(&t->t, &t->mem, (listing)by);
    else matrix_init(&t->t, &t->mem, (matrix_by)by);
    return t;
}

casus_table *casus_matrix_new(const casus_host *host, casus_columns by)
{
    static const matrix_by columns[] = {
        [CASUS_BY_PROFILE] = BY_PROFILE, [CASUS_BY_TREATY] = BY_TREATY, [CASUS_BY_PARTY] = BY_PARTY, [CASUS_BY_POLICY] = BY_POLICY};
    return new_table(host, (int)columns[by], false, DAY_MAX);
}

casus_table *casus_list_new(const casus_host *host, casus_listing what, const char *on)
{
    static const listing lists[] = {[CASUS_LIST_TREATIES] = LIST_TREATIES, [CASUS_LIST_CASES] = LIST_CASES,
                                    [CASUS_LIST_READINGS] = LIST_READINGS, [CASUS_LIST_PARTIES] = LIST_PARTIES};
    day d = DAY_MAX;
    if (on && (!day_read(on, &d) || d == DAY_MIN)) return NULL;
    return new_table(host, (int)lists[what], true, d);
}

void casus_table_free(casus_table *t)
{
    if (!t) return;
    casus_host host = t->host;
    arena_free(&t->mem);
    arena_free(&t->names);
    host.resize(host.user, t, sizeof *t, 0);
}

/* What is added, in one place for all that can be. */
typedef struct { const casus_stream *stream; const casus_law *law; const char *clause; size_t found; } addition;

/* Whether the treaty stands in a text that was named, not only used by another. */
static bool is_named(const casus_law *l, const treaty *x)
{
    const source *src = source_of(&l->sources, x->at);
    for (uint32_t i = 0; i < l->text.n; i++)
        if (l->text.at[i].src == src) return l->text.at[i].named;
    return false;
}

static size_t add_case(casus_table *t, const addition *a)
{
    m_case *model = a->stream->model;
    arena_reset(&t->names);
    eval_names(model, &a->stream->law->core, &a->stream->rec, &t->names);
    size_t found = matrix_add(&t->t, (matrix_by)t->by, a->clause, model);
    model->n_names = 0; /* they are the table's, which may be gone when the model is told again */
    return found;
}

static bool add(casus_table *t, void *what)
{
    addition *a = what;
    if (!t->list) a->found = add_case(t, a);
    else if (a->stream) list_case(&t->t, t->on, &a->stream->rec);
    else
        for (uint32_t i = 0; i < a->law->core.treaty.n; i++)
            if (is_named(a->law, &a->law->core.treaty.at[i]))
                list_treaty(&t->t, (listing)t->by, t->on, &a->law->core, &a->law->core.treaty.at[i]);
    return true;
}

/* Does some work with the table's memory, unless that has run out before. The work is false where it failed. */
static casus_result attempt(casus_table *t, bool (*work)(casus_table *t, void *what), void *what)
{
    if (t->exhausted) return CASUS_LIMIT;
    jmp_buf way_out;
    t->mem.on_oom = t->names.on_oom = &way_out;
    if (setjmp(way_out)) {
        t->exhausted = true;
        return CASUS_LIMIT;
    }
    return work(t, what) ? CASUS_OK : CASUS_LIMIT;
}

casus_result casus_matrix_add(casus_table *t, const casus_stream *s, const char *clause, size_t *found)
{
    addition a = {.stream = s, .clause = clause};
    if (t->list || !s->model) return CASUS_REJECTED;
    casus_result r = attempt(t, add, &a);
    if (found) *found = a.found;
    return r;
}

casus_result casus_list_law(casus_table *t, const casus_law *l)
{
    addition a = {.law = l};
    return t->list && l->compiled && !l->failed ? attempt(t, add, &a) : CASUS_REJECTED;
}

casus_result casus_list_case(casus_table *t, const casus_stream *s)
{
    addition a = {.stream = s};
    return t->list && (listing)t->by == LIST_CASES && s->has_case ? attempt(t, add, &a) : CASUS_REJECTED;
}

static bool write_as(out *o, casus_table *t, casus_table_format format)
{
    if (t->list) table_sort(&t->t);
    switch (format) {
    case CASUS_TABLE_TEXT: table_text(o, &t->t); return true;
    case CASUS_TABLE_CSV: table_csv(o, &t->t); return true;
    case CASUS_TABLE_JSON: return table_json(o, &t->t);
    }
    return false;
}

typedef struct { casus_table_format format; casus_style style; casus_sink sink; void *user; } writing;

static bool write_table(casus_table *t, void *what)
{
    const writing *w = what;
    out o = {.put = w->sink, .user = w->user, .mem = &t->mem, .color = w->style.color != 0, .width = w->style.width};
    return write_as(&o, t, w->format) && !o.failed;
}

casus_result casus_table_write(casus_table *t, casus_table_format format, casus_style style, casus_sink sink, void *user)
{
    return attempt(t, write_table, &(writing){format, style, sink, user});
}

size_t casus_stream_speakers(casus_stream *s, const char **names, size_t room)
{
    const record *r = &s->rec;
    size_t n = 0;
    if (!s->has_case) return 0;
    for (uint32_t i = 0; i < r->voice.n; i++) {
        const voice *v = &r->voice.at[i];
        if (v->how != ST_CLAIMED && v->how != ST_DENIED) continue;
        for (uint32_t k = 0; k < v->who.n; k++) {
            sym who = r->who.at[v->who.first + k];
            id state = who < s->law->core.by_sym.n ? s->law->core.by_sym.at[who].thing : NO_ID;
            if (state == NO_ID || thing_of(&s->law->core, r, state)->sort != S_STATE) continue;
            const char *name = intern_str(r->names, who);
            bool told = false;
            for (size_t j = 0; j < n && j < room && !told; j++) told = strcmp(names[j], name) == 0;
            if (told) continue;
            if (n < room) names[n] = name;
            n++;
        }
    }
    return n;
}
