/* reference [--as-of D] [--known-by D] [--assume FACT] [--text VERSION] [--policy burden | found-only | case-of:X] [--set NAME=DAYS] [--most N] [--worlds] FILE.case... -
 * the naive second evaluator.
 *
 * Prints the lines that `casus assess --format rows` prints, and a line SKIP with the beginning of
 * a row for what has too many worlds (more than N) to be enumerated here. */
#include "ref.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static arena memory;
static diag_list messages;
static source_table sources;
static jmp_buf exhausted;
static char *loaded[64];
static int n_loaded;

void fatal(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "reference: ");
    vfprintf(stderr, fmt, ap);
    fprintf(stderr, "\n");
    va_end(ap);
    exit(3);
}

const char *keep_text(const char *fmt, ...)
{
    char text[4096];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof text) fatal("a name too long");
    return arena_copy(&memory, text, (size_t)n);
}

static void *resize(void *user, void *block, size_t old_size, size_t size)
{
    (void)user;
    (void)old_size;
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

static long read_file(void *user, char *buf, size_t room)
{
    return (long)fread(buf, 1, room, user);
}

/* A file named by another lies beside it. */
static const char *beside(const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    return slash ? keep_text("%.*s/%s", (int)(slash - path), path, name) : name;
}

static void load_items(const char *path, FILE *f, void (*on_case)(void))
{
    parser *p = parse_open(&memory, source_add(&sources, path, (mem_source){resize, NULL}), read_file, f, true);
    parse_into(p, &tree, &names, &messages, &sources);
    for (node_id item;;) {
        parse_result r = parse_next(p, &item);
        if (r == PARSE_END) return;
        if (r == PARSE_REJECTED) fatal("%s: %s", path, messages.list.n ? messages.list.at[0]->headline : "rejected");
        node_kind kind = (node_kind)tree.node.at[item].kind;
        if (kind == N_USE) load_file(beside(path, text_of(tree.node.at[item].text)), NULL);
        else if (kind == N_CASE && on_case) {
            if (!n_law_things) n_law_things = n_things;
            load_case(item);
            on_case();
        } else load_law_item(item);
    }
}

void load_file(const char *path, void (*on_case)(void))
{
    for (int i = 0; i < n_loaded; i++)
        if (strcmp(loaded[i], path) == 0) return;
    if (n_loaded == 64) fatal("too many files");
    loaded[n_loaded++] = arena_copy(&memory, path, strlen(path));
    FILE *f = fopen(path, "rb");
    if (!f) fatal("cannot read %s", path);
    load_items(path, f, on_case);
    fclose(f);
}

static day read_day(const char *s)
{
    int y, m, d;
    day out;
    if (sscanf(s, "%d-%d-%d", &y, &m, &d) != 3 || !day_make(y, m, d, &out)) fatal("no day: %s", s);
    return out;
}

static int read_number(const char *s)
{
    long n = strtol(s, NULL, 10);
    return n > 0 && n < MAX_WORLDS ? (int)n : MAX_WORLDS;
}

static const char *policy(const char *s)
{
    if (strcmp(s, "found-only") == 0 || strcmp(s, "burden") == 0) {
        found_only = *s == 'f';
        burden = !found_only;
        return NULL;
    }
    if (strncmp(s, "case-of:", 8) != 0) fatal("no policy: %s", s);
    return s + 8;
}

int main(int argc, char **argv)
{
    arena_init(&memory, (mem_source){resize, NULL}, (size_t)4 << 30);
    memory.on_oom = &exhausted;
    if (setjmp(exhausted)) fatal("out of memory");
    intern_init(&names, &memory, NULL);
    ast_init(&tree, &memory);
    diag_init(&messages, &memory);
    sources_init(&sources, &memory);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--as-of") == 0 && i + 1 < argc) as_of = read_day(argv[++i]);
        else if (strcmp(argv[i], "--known-by") == 0 && i + 1 < argc) known_by = read_day(argv[++i]);
        else if (strcmp(argv[i], "--assume") == 0 && i + 1 < argc && n_assumed < 4) assumed[n_assumed++] = argv[++i];
        else if (strcmp(argv[i], "--text") == 0 && i + 1 < argc) set_text = argv[++i];
        else if (strcmp(argv[i], "--worlds") == 0) show_worlds = true;
        else if (strcmp(argv[i], "--most") == 0 && i + 1 < argc) most_worlds = read_number(argv[++i]);
        else if (strcmp(argv[i], "--set") == 0 && i + 1 < argc) set_parameter = argv[++i];
        else if (strcmp(argv[i], "--reading") == 0 && i + 1 < argc) set_reading = argv[++i];
        else if (strcmp(argv[i], "--policy") == 0 && i + 1 < argc) case_of = policy(argv[++i]);
        else load_file(argv[i], assess_case);
    }
    sources_drop(&sources, 0);
    arena_free(&memory);
    return 0;
}
