/* Streams of cases: the facade's reading side.
 *
 * Contract: one case at a time; the case's arena, names and tree are begun anew with each, the
 * parser and the tables stay. What stands before the first case decides under which law it is read.
 * Long jumps as in casus.c.
 */
#include "casus_inner.h"

casus_result stream_exhausted(casus_stream *s, bool parsing)
{
    if (s->binding) law_exhausted(s->law);
    s->untold = true;
    s->has_case = s->has_case && !parsing;
    s->model = NULL;
    if (parsing) s->ended = true;
    return CASUS_LIMIT;
}

void set_way_out(casus_stream *s, jmp_buf *out)
{
    s->keep.on_oom = s->mem.on_oom = out;
    if (!s->law->compiled) s->law->mem.on_oom = out;
}

#define NODES_AHEAD 65536u /* room kept for a case's tree, at most */

static void begin_case_memory(casus_stream *s)
{
    sources_drop(&s->sources, LIM_FILES + 1);
    arena_reset(&s->mem);
    intern_init(&s->names, &s->mem, s->bound ? &s->law->names : NULL);
    uint32_t nodes = s->tree.node.n; /* the next case will need about as many */
    ast_init(&s->tree, &s->mem);
    ast_room(&s->tree, nodes < NODES_AHEAD ? nodes : NODES_AHEAD);
    diag_init(&s->diags, &s->mem);
    s->model = NULL;
    s->has_case = s->untold = false;
    parse_into(s->parser, &s->tree, &s->names, &s->diags, &s->sources);
}

/* One leading `use` line: which text it names. */
static void take_use(casus_stream *s, const node *n)
{
    stream_use use = {.at = n->at};
    casus_text text;
    if (s->use.n == LIM_USES) {
        if (!s->failed) too_many_uses(&s->diags, n->at);
        s->failed = true;
        return;
    }
    if (!source_pin(s->src, n->at)) arena_fail(&s->keep); /* messages about it may come late */
    use.name = arena_copy(&s->keep, intern_str(&s->names, n->text), intern_text(&s->names, n->text).len);
    if (open_text(&s->host, use.name, s->src->name, n->at, &s->diags, &text)) {
        text.close(text.file);
        use.identity = arena_copy(&s->keep, text.identity, strlen(text.identity));
    } else s->failed = true;
    vec_push(&s->keep, &s->use, use);
}

/* Reads what stands before the first case: `use` lines, and what is none of the declarations there
 * are, so that a misspelled first word does not hide what kind of file it is. */
static void read_uses(casus_stream *s)
{
    parse_ahead ahead;
    while ((ahead = parse_peek(s->parser)) == AHEAD_USE || ahead == AHEAD_REJECTED) {
        node_id item = 0;
        if (parse_next(s->parser, &item) != PARSE_ITEM) {
            s->garbled = true;
            s->failed = s->failed || ahead == AHEAD_USE; /* without it every word of the cases would be told to be unknown */
        }
        else take_use(s, ast_node(&s->tree, item));
    }
    s->holds_law = ahead == AHEAD_LAW;
}

static void open_stream(casus_stream *s, const char *name)
{
    diag_init(&s->diags, &s->mem);
    if (!open_text(&s->host, name, NULL, NOWHERE, &s->diags, &s->file)) {
        s->failed = s->ended = true;
        return;
    }
    s->file_open = true;
    sources_init_above(&s->sources, &s->keep, LIM_FILES);
    s->src = source_add(&s->sources, s->file.name, s->keep.mem);
    s->parser = parse_open(&s->keep, s->src, read_stream_text, s, false);
    s->scope.mem = &s->keep;
    begin_case_memory(s);
    read_uses(s);
}

casus_stream *casus_stream_open(casus_law *l, const char *name)
{
    const casus_host *host = &l->host;
    casus_stream *s = host->resize(host->user, NULL, 0, sizeof *s);
    if (!s) return NULL;
    memset(s, 0, sizeof *s);
    s->law = l;
    s->host = *host;
    arena_init(&s->keep, host_memory(host), LIM_LAW_MEMORY);
    arena_init(&s->mem, host_memory(host), LIM_CASE_MEMORY);
    jmp_buf out;
    set_way_out(s, &out);
    if (setjmp(out)) {
        casus_stream_close(s);
        return NULL;
    }
    open_stream(s, name);
    return s;
}

void casus_stream_close(casus_stream *s)
{
    if (!s) return;
    casus_host host = s->host;
    if (s->file_open) s->file.close(s->file.file);
    sources_drop(&s->sources, LIM_FILES);
    arena_free(&s->keep);
    arena_free(&s->mem);
    host.resize(host.user, s, sizeof *s, 0);
}

int casus_stream_holds_law(const casus_stream *s)
{
    return s->holds_law;
}

int casus_stream_fits(const casus_stream *s, const casus_law *l)
{
    if (!l->compiled || s->failed) return 0;
    for (uint32_t i = 0; i < s->use.n; i++) {
        const law_text *t = find_text(l, s->use.at[i].identity);
        if (!t || !t->named) return 0;
    }
    for (uint32_t k = 0; k < l->text.n; k++) {
        bool used = !l->text.at[k].named;
        for (uint32_t i = 0; i < s->use.n && !used; i++) used = strcmp(l->text.at[k].identity, s->use.at[i].identity) == 0;
        if (!used) return 0;
    }
    return 1;
}

void casus_stream_move(casus_stream *s, casus_law *l)
{
    if (!s->bound) s->law = l;
}

/* One `use` line under a compiled law: what it names must be a part of it. */
static bool is_loaded(casus_stream *s, const stream_use *use)
{
    if (use->identity && find_text(s->law, use->identity)) return true;
    if (!use->identity) return false;
    diag *d = diag_add(&s->diags, use->at, E_USE, "`%s` is no part of the law that was loaded", use->name);
    diag_help(&s->diags, d, "name every file the cases use before the first case");
    return false;
}

/* Before the first case: the law gets what the stream uses, or must have it. */
static bool bind_law(casus_stream *s)
{
    casus_law *l = s->law;
    s->bound = true;
    if (s->failed) return false;
    bool good = true, compiled = l->compiled;
    s->binding = !compiled;
    for (uint32_t i = 0; i < s->use.n; i++) {
        const stream_use *u = &s->use.at[i];
        good = (compiled ? is_loaded(s, u) : load_text(l, u->name, s->src->name, u->at, &s->diags, true)) && good;
    }
    if (!compiled) good = compile_law(l, false) && good;
    s->binding = false;
    if (l->failed || !good) return false;
    for (uint32_t i = 0; i < l->sources.n; i++) s->sources.at[i] = l->sources.at[i];
    intern_init(&s->names, &s->mem, &l->names);
    return true;
}

static bool late_use(casus_stream *s, node_id item)
{
    const node *n = ast_node(&s->tree, item);
    stream_use use = {.name = intern_str(&s->names, n->text), .at = n->at};
    casus_text text;
    if (!open_text(&s->host, use.name, s->src->name, n->at, &s->diags, &text)) return false;
    text.close(text.file);
    use.identity = text.identity;
    return is_loaded(s, &use);
}

static casus_result rejected(const casus_stream *s)
{
    return s->read_failed ? CASUS_LIMIT : CASUS_REJECTED;
}

static casus_result end_of_stream(casus_stream *s)
{
    s->ended = true;
    if (s->cases) return CASUS_END;
    s->cases = 1;
    diag *d = diag_add(&s->diags, (span){s->src->base, 0}, E_EMPTY, "there is no case in it");
    diag_help(&s->diags, d, "a case begins with: case NAME \"TITLE\" {");
    return CASUS_REJECTED;
}

/* A declaration other than a case; CASUS_OK where the stream may go on behind it. */
static casus_result other_item(casus_stream *s, node_id item)
{
    if (ast_node(&s->tree, item)->kind == N_USE) return late_use(s, item) ? CASUS_OK : CASUS_REJECTED;
    law_for_case(&s->diags, &s->tree, item, s->src->name, s->holds_law);
    s->ended = s->ended || s->holds_law; /* one message is enough for a whole file of law */
    return CASUS_REJECTED;
}

static casus_result take_next(casus_stream *s)
{
    if (s->ended) return s->failed && !s->bound ? (s->bound = true, CASUS_REJECTED) : CASUS_END;
    if (s->garbled) {
        s->garbled = false;
        s->cases++;
        return rejected(s);
    }
    if (s->bound) begin_case_memory(s);
    else if (!s->holds_law && !bind_law(s)) {
        s->ended = true;
        return s->law->read_failed ? CASUS_LIMIT : rejected(s);
    }
    for (;;) {
        node_id item = 0;
        parse_result r = parse_next(s->parser, &item);
        if (r == PARSE_END) return end_of_stream(s);
        s->cases++;
        if (r == PARSE_REJECTED) return rejected(s);
        if (ast_node(&s->tree, item)->kind == N_CASE) {
            s->has_case = sema_record(&s->law->core, &s->rec, &s->mem, &s->names, &s->scope, &s->tree, item, &s->diags);
            return s->has_case ? CASUS_OK : CASUS_REJECTED;
        }
        casus_result other = other_item(s, item);
        if (other != CASUS_OK) return other;
    }
}

casus_result casus_stream_next(casus_stream *s)
{
    jmp_buf out;
    set_way_out(s, &out);
    if (setjmp(out)) return stream_exhausted(s, true);
    return take_next(s);
}

const char *casus_stream_case(const casus_stream *s)
{
    return s->has_case ? intern_str(&s->names, s->rec.name) : "";
}

casus_result casus_stream_lint(casus_stream *s)
{
    if (!s->has_case) return CASUS_REJECTED;
    jmp_buf out;
    set_way_out(s, &out);
    if (setjmp(out)) return stream_exhausted(s, false);
    sema_record_lint(&s->law->core, &s->rec, &s->tree, &s->diags);
    return CASUS_OK;
}
