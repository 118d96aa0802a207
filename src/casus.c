/* The facade: laws, and assessing. Loading, streams, lenses and telling stand in casus_*.c.
 *
 * Contract: nothing here is reached by way of a long jump but the `exhausted` functions: when an
 * arena runs out, the public function on entry of which `on_oom` was set returns CASUS_LIMIT, the
 * message L_MEMORY is there, and files are closed. A law or a stream's parser that ran out
 * amid its work is not used again; a case that needed too much is only given up. A function that
 * calls setjmp keeps no locals of its own: the work is done one call further down.
 */
#include "casus_inner.h"
#include "syntax/constructs.h"

void casus_lens_init(casus_lens *x)
{
    memset(x, 0, sizeof *x);
}

/* ---- law ---------------------------------------------------------------------------------------- */
casus_result law_exhausted(casus_law *l)
{
    if (l->file_open) l->file.close(l->file.file);
    l->file_open = false;
    l->exhausted = l->untold = l->failed = true;
    return CASUS_LIMIT;
}

static casus_result law_result(const casus_law *l, bool good)
{
    return good ? CASUS_OK : l->read_failed || l->exhausted ? CASUS_LIMIT : CASUS_REJECTED;
}

casus_law *casus_law_new(const casus_host *host)
{
    casus_law *l = host->resize(host->user, NULL, 0, sizeof *l);
    if (!l) return NULL;
    memset(l, 0, sizeof *l);
    l->host = *host;
    arena_init(&l->mem, host_memory(host), LIM_LAW_MEMORY);
    jmp_buf out;
    l->mem.on_oom = &out;
    if (setjmp(out)) {
        casus_law_free(l);
        return NULL;
    }
    intern_init(&l->names, &l->mem, NULL);
    sources_init(&l->sources, &l->mem);
    ast_init(&l->tree, &l->mem);
    diag_init(&l->diags, &l->mem);
    sema_init(&l->sema, &l->core, &l->mem, &l->names, &l->tree, &l->diags);
    return l;
}

void casus_law_free(casus_law *l)
{
    if (!l) return;
    casus_host host = l->host;
    sources_drop(&l->sources, 0);
    arena_free(&l->mem);
    host.resize(host.user, l, sizeof *l, 0);
}

static casus_result load_named(casus_law *l, const char *name)
{
    return law_result(l, load_text(l, name, NULL, NOWHERE, &l->diags, true));
}

casus_result casus_law_load(casus_law *l, const char *name)
{
    if (l->exhausted || l->compiled) return l->exhausted ? CASUS_LIMIT : CASUS_REJECTED;
    jmp_buf out;
    l->mem.on_oom = &out;
    if (setjmp(out)) return law_exhausted(l);
    return load_named(l, name);
}

casus_result casus_law_compile(casus_law *l, int lint)
{
    if (l->compiled) return law_result(l, !l->failed);
    jmp_buf out;
    l->mem.on_oom = &out;
    if (setjmp(out)) return law_exhausted(l);
    return law_result(l, compile_law(l, lint != 0));
}

/* ---- assessing ---------------------------------------------------------------------------------- */
static casus_result result_of(eval_result r)
{
    switch (r) {
    case EVAL_OK: return CASUS_OK;
    case EVAL_LIMITED: return CASUS_LIMIT;
    case EVAL_REJECTED: break;
    }
    return CASUS_REJECTED;
}

static casus_result assess(casus_stream *s, const casus_lens *from)
{
    lens x;
    s->model = NULL;
    if (!resolve_lens(s, from, &x)) return CASUS_REJECTED;
    uint32_t facts = s->rec.relation.n;
    eval_result r = eval_assess(&s->law->core, &s->rec, &x, &s->sources, &s->mem, &s->diags, &s->model);
    s->rec.relation.n = facts; /* what was assumed is no fact of the next lens */
    return result_of(r);
}

casus_result casus_assess(casus_stream *s, const casus_lens *from)
{
    if (!s->has_case) return CASUS_REJECTED;
    jmp_buf out;
    set_way_out(s, &out);
    if (setjmp(out)) return stream_exhausted(s, false);
    return assess(s, from);
}

static casus_result expectations(casus_stream *s, size_t *n, size_t *failed)
{
    casus_lens plain;
    casus_lens_init(&plain);
    plain.detail = CASUS_ROWS; /* expectations ask for what they need */
    lens x;
    s->model = NULL;
    if (!resolve_lens(s, &plain, &x)) return CASUS_REJECTED;
    eval_result r = eval_expectations(&s->law->core, &s->rec, &x, &s->sources, &s->mem, &s->diags, &s->model);
    if (s->model) {
        *n = s->model->n_expects;
        for (uint32_t i = 0; i < s->model->n_expects; i++) *failed += !s->model->expects[i].ok;
    }
    return r == EVAL_OK && *failed ? CASUS_FINDINGS : result_of(r);
}

casus_result casus_expectations(casus_stream *s, size_t *n, size_t *failed)
{
    *n = *failed = 0;
    if (!s->has_case) return CASUS_REJECTED;
    jmp_buf out;
    set_way_out(s, &out);
    if (setjmp(out)) return stream_exhausted(s, false);
    return expectations(s, n, failed);
}

const char *casus_construct(size_t i, int *verdict)
{
    bool is_verdict;
    if (i >= construct_count()) return NULL;
    const char *name = construct_name(i, &is_verdict);
    if (verdict) *verdict = is_verdict;
    return name;
}

void casus_constructs_used(const casus_stream *s, unsigned char *used)
{
    constructs_used(&s->law->tree, used);
    if (s->has_case) constructs_used(&s->tree, used);
}

/* Compares ignoring case, and _ or - for a blank. */
static bool same_words(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char c = *a >= 'a' && *a <= 'z' ? (char)(*a - 'a' + 'A') : *a == '_' || *a == '-' ? ' ' : *a;
        if (c != *b) return false;
    }
    return *a == *b;
}

static int has_verdict(const m_case *c, verdict_word v)
{
    for (uint32_t i = 0; i < c->n_rows; i++)
        for (uint32_t k = 0; k < c->rows[i].n_verdicts; k++)
            if (c->rows[i].verdicts[k].verdict == v) return 1;
    for (uint32_t i = 0; i < c->n_joints; i++)
        for (uint32_t k = 0; k < c->joints[i].n_verdicts; k++)
            if (c->joints[i].verdicts[k].verdict == v) return 1;
    return 0;
}

int casus_has_verdict(const casus_stream *s, const char *verdict)
{
    for (int v = 0; v < VERDICTS; v++)
        if (same_words(verdict, verdict_name((verdict_word)v))) return s && s->model ? has_verdict(s->model, (verdict_word)v) : 0;
    return -1;
}
