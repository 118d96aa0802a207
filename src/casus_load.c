/* Loading texts of the law: opening, `use`, and handing declarations to sema.
 *
 * Contract: a text is read once, whatever it is called, for texts are told apart by the identity
 * the host gives them. What a text uses is declared before it. One file is open at a time; it is
 * kept in the law or stream, so that it can be closed when memory runs out.
 */
#include "casus_inner.h"

mem_source host_memory(const casus_host *host)
{
    return (mem_source){host->resize, host->user};
}

/* "it was looked for in a, b; ..." */
static void help_no_file(diag_list *diags, diag *d, const char *looked, const char *meant, bool named)
{
    if (*meant && named) diag_help(diags, d, "did you mean `%s`?", meant);
    else if (*meant) diag_help(diags, d, "did you mean: use \"%s\"", meant);
    else if (named) diag_help(diags, d, "check the spelling and the folder; paths are seen from where the program was started");
    else if (*looked) diag_help(diags, d, "it was looked for in %s; name its folder with --rules DIR", looked);
    else diag_help(diags, d, "name its folder with --rules DIR");
}

bool open_text(const casus_host *host, const char *name, const char *from, span at, diag_list *diags, casus_text *out)
{
    diag *d;
    memset(out, 0, sizeof *out);
    switch (host->open(host->user, name, from, out)) {
    case CASUS_OPENED: return true;
    case CASUS_NO_FILE:
        out->name[sizeof out->name - 1] = 0;
        d = diag_add(diags, at, E_FILE, *name ? "there is no file `%s`" : "the name of a file is empty%s", name);
        out->meant[sizeof out->meant - 1] = 0;
        help_no_file(diags, d, out->name, out->meant, !from);
        return false;
    case CASUS_NOT_ALLOWED:
        d = diag_add(diags, at, E_USE, "`%s` leads out of the folders a file may draw on", name);
        diag_help(diags, d, "name a file in the same folder, below it, or in a rules folder (--rules DIR), without .. and links that lead out");
        return false;
    case CASUS_NOT_REGULAR:
        d = diag_add(diags, at, E_FILE, "`%s` is not a file of text", name);
        diag_help(diags, d, "folders, devices and pipes are not read; name a file, or - for the standard input");
        return false;
    case CASUS_NOT_READABLE: break;
    }
    d = diag_add(diags, at, E_FILE, "`%s` cannot be opened", name);
    diag_help(diags, d, "see who may read it, and whether too many files are open");
    return false;
}

static long read_text(casus_text *file, bool *failed, char *buf, size_t room)
{
    long n = file->read(file->file, buf, room);
    if (n < 0 || (size_t)n > room) {
        *failed = true;
        return -1;
    }
    return n;
}

long read_law_text(void *law_, char *buf, size_t room)
{
    casus_law *l = law_;
    return read_text(&l->file, &l->read_failed, buf, room);
}

long read_stream_text(void *stream_, char *buf, size_t room)
{
    casus_stream *s = stream_;
    return read_text(&s->file, &s->read_failed, buf, room);
}

const law_text *find_text(const casus_law *l, const char *identity)
{
    for (uint32_t i = 0; i < l->text.n; i++)
        if (strcmp(l->text.at[i].identity, identity) == 0) return &l->text.at[i];
    return NULL;
}

void law_for_case(diag_list *diags, const ast *tree, node_id item, const char *file, bool whole)
{
    span at = ast_node(tree, item)->at;
    if (whole) {
        diag *d = diag_add(diags, at, E_SWAPPED, "`%s` is a text of the law, and a case is expected", file);
        diag_help(diags, d, "a case names its treaty itself, with `use` at its top; to look this file through, run: casus check %s", file);
    } else {
        diag *d = diag_add(diags, at, E_SWAPPED, "this belongs into a text of the law, not beside a case");
        diag_help(diags, d, "put it inside the case, or into a file of its own that the case names with `use`");
    }
}

void too_many_uses(diag_list *diags, span at)
{
    diag *d = diag_add(diags, at, L_FILES, "more than %u `use` lines in one file", LIM_USES);
    diag_help(diags, d, "name each file once");
}

static void case_for_law(casus_law *l, const node *n, const char *file)
{
    diag *d = diag_add(&l->diags, n->at, E_SWAPPED, "the case `%s` stands where the law is read", intern_str(&l->names, n->text));
    diag_help(&l->diags, d, "a case is not used, it is assessed; run: casus assess %s", file);
}

typedef struct { sym name; span at; } use_line;
typedef VEC(use_line) use_lines;
typedef VEC(node_id) declarations;

/* Reads the open file to its end: declarations and `use` lines, in order. */
static bool read_items(casus_law *l, source *src, use_lines *uses, declarations *items)
{
    parser *p = parse_open(&l->mem, src, read_law_text, l, true);
    parse_into(p, &l->tree, &l->names, &l->diags, &l->sources);
    bool good = true, any = false, cut = false;
    for (;;) {
        node_id item = 0;
        parse_result r = parse_next(p, &item);
        if (r == PARSE_END) break;
        any = true;
        if (r == PARSE_REJECTED) {
            good = false;
            continue;
        }
        const node *n = ast_node(&l->tree, item);
        if (n->kind == N_USE && uses->n < LIM_USES) vec_push(&l->mem, uses, (use_line){n->text, n->at});
        else if (n->kind == N_USE) {
            if (!cut) too_many_uses(&l->diags, n->at);
            cut = true;
            good = false;
        } else if (n->kind == N_CASE) {
            case_for_law(l, n, src->name);
            good = false;
        } else vec_push(&l->mem, items, item);
    }
    if (any) return good;
    diag *d = diag_add(&l->diags, (span){src->base, 0}, E_EMPTY, "the file states nothing");
    diag_help(&l->diags, d, "declare a treaty, or terms that treaties and cases share");
    return false;
}

static bool load_at(casus_law *l, const char *name, const char *from, span at, diag_list *diags, bool named, uint32_t depth);

static bool load_uses(casus_law *l, const char *from, const use_lines *uses, uint32_t depth)
{
    bool good = true;
    for (uint32_t i = 0; i < uses->n; i++)
        good = load_at(l, intern_str(&l->names, uses->at[i].name), from, uses->at[i].at, &l->diags, false, depth + 1) && good;
    return good;
}

/* A text that was met before: fine, unless it is one that waits for this very `use`. */
static bool met_again(casus_law *l, law_text *old, const char *name, span at, diag_list *diags, bool named)
{
    old->named = old->named || named;
    if (!old->loading) return true;
    diag *d = diag_add(diags, at, E_USE, "`%s` uses itself, directly or through others", name);
    diag_also(diags, d, (span){old->src->base, 0}, "the file whose use leads back to it");
    diag_help(diags, d, "put what both need into a third file and use that");
    l->failed = true;
    return false;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A file of the same name from another folder that declares one of these names: hundreds of
 * messages about each name would not say that one file too many is read. */
static const law_text *second_copy(const casus_law *l, uint32_t self, const declarations *items)
{
    for (uint32_t i = 0; i < self; i++) {
        const law_text *old = &l->text.at[i];
        if (strcmp(base_name(old->src->name), base_name(l->text.at[self].src->name))) continue;
        for (uint32_t k = 0; k < items->n; k++)
            for (uint32_t m = 0; m < l->sema.items.n; m++) {
                const node *a = ast_node(&l->tree, items->at[k]), *b = ast_node(&l->tree, l->sema.items.at[m]);
                if (a->kind == b->kind && a->text && a->text == b->text && source_of(&l->sources, b->at) == old->src) return old;
            }
    }
    return NULL;
}

static bool tell_copy(casus_law *l, const law_text *old, const law_text *own, const char *name, span at, diag_list *diags)
{
    diag *d = diag_add(diags, at, E_USE, "`%s` is read from two folders, and both declare the same names", base_name(name));
    diag_also(diags, d, (span){old->src->base, 0}, "the one that was read first");
    diag_also(diags, d, (span){own->src->base, 0}, "the other");
    diag_help(diags, d, "let all draw on one of them: put it into a folder of its own and name that with --rules DIR, or give the copy another name");
    l->failed = true;
    return false;
}

static void close_file(casus_law *l)
{
    l->file.close(l->file.file);
    l->file_open = false;
}

static bool load_at(casus_law *l, const char *name, const char *from, span at, diag_list *diags, bool named, uint32_t depth)
{
    if (depth > LIM_USE_DEPTH || l->text.n >= LIM_FILES) {
        bool deep = depth > LIM_USE_DEPTH;
        diag *d = deep ? diag_add(diags, at, L_FILES, "files use each other more than %u deep", LIM_USE_DEPTH)
                       : diag_add(diags, at, L_FILES, "more than %u files of law", LIM_FILES);
        diag_help(diags, d, deep ? "name in the first file what the later ones use: what is named once is known to all"
                                 : "join some of them: several treaties can stand in one file");
        return false;
    }
    if (!open_text(&l->host, name, from, at, diags, &l->file)) return false;
    l->file_open = true;
    law_text *old = (law_text *)(uintptr_t)find_text(l, l->file.identity);
    if (old) {
        close_file(l);
        return met_again(l, old, name, at, diags, named);
    }
    source *src = source_add(&l->sources, l->file.name, l->mem.mem);
    uint32_t self = l->text.n;
    const char *identity = arena_copy(&l->mem, l->file.identity, strlen(l->file.identity));
    vec_push(&l->mem, &l->text, (law_text){identity, src, true, named});
    use_lines uses = {0};
    declarations items = {0};
    bool good = read_items(l, src, &uses, &items);
    close_file(l);
    good = load_uses(l, src->name, &uses, depth) && good;
    l->text.at[self].loading = false;
    const law_text *old_copy = second_copy(l, self, &items);
    if (old_copy) return tell_copy(l, old_copy, &l->text.at[self], name, at, diags);
    for (uint32_t i = 0; i < items.n; i++) sema_declare(&l->sema, items.at[i]);
    return good;
}

bool load_text(casus_law *l, const char *name, const char *from, span at, diag_list *diags, bool named)
{
    bool good = load_at(l, name, from, at, diags, named, 0);
    if (!good) l->failed = true;
    return good;
}

bool compile_law(casus_law *l, bool lint)
{
    l->compiled = true;
    if (l->failed) return false;
    if (!sema_compile(&l->sema)) l->failed = true;
    for (uint32_t i = 0; lint && !l->failed && i < l->text.n; i++)
        if (l->text.at[i].named) sema_lint(&l->sema, l->text.at[i].src);
    return !l->failed;
}
