/* stages LAW CASES [STAGE] - how long each stage of an assessment takes: casus's scanner alone, with
 * the grammar and its tree, with the lowering to records, with the evaluation, with the rows. Prints
 * the seconds of each on one line, every one including those before it. It looks into the library
 * where the program may not. STAGE (0 to 4) is run alone, for a profile. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "eval/eval.h"
#include "report/report.h"
#include "sema/sema.h"
#include "syntax/driver.h"
#include "parser.h"

int casus_scan(CASUS_YYSTYPE *value, span *at, void *scanner);

typedef enum { SCAN, PARSE, LOWER, EVALUATE, TELL, STAGES } stage;
typedef struct { arena keep, now; interner names, case_names; diag_list diags; source_table sources; law law; } bench;

static void *resize(void *user, void *block, size_t old_size, size_t size)
{
    (void)user, (void)old_size;
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

static const mem_source host = {resize, NULL};

static long read_file(void *file, char *buf, size_t room)
{
    return (long)fread(buf, 1, room, file);
}

static _Noreturn void give_up(const bench *b, const char *why)
{
    fprintf(stderr, "stages: %s%s%s\n", why, b->diags.list.n ? ": " : "", b->diags.list.n ? b->diags.list.at[0]->headline : "");
    exit(2);
}

static void load_law(bench *b, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) give_up(b, "no law");
    ast *tree = arena_alloc(&b->keep, sizeof *tree);
    ast_init(tree, &b->keep);
    sema s;
    sema_init(&s, &b->law, &b->keep, &b->names, tree, &b->diags);
    parser *p = parse_open(&b->keep, source_add(&b->sources, path, host), read_file, f, true);
    parse_into(p, tree, &b->names, &b->diags, &b->sources);
    node_id item;
    while (parse_next(p, &item) == PARSE_ITEM) sema_declare(&s, item);
    if (!sema_compile(&s) || b->diags.errors) give_up(b, "the law is refused");
    fclose(f);
}

static int drop_bytes(void *user, const char *bytes, size_t n)
{
    (void)user, (void)bytes, (void)n;
    return 0;
}

static void take_case(bench *b, case_names *scope, const ast *tree, node_id item, stage until)
{
    record rec;
    if (!sema_record(&b->law, &rec, &b->now, &b->case_names, scope, tree, item, &b->diags)) give_up(b, "a case is refused");
    if (until == LOWER) return;
    const lens open = {.case_of = NO_ID, .as_of = DAY_MAX, .known_by = DAY_MAX, .for_state = NO_ID, .clause_treaty = NO_ID,
                       .detail = DETAIL_ROWS};
    m_case *model;
    if (eval_assess(&b->law, &rec, &open, &b->sources, &b->now, &b->diags, &model) != EVAL_OK) give_up(b, "a case is not settled");
    out to = {.put = drop_bytes, .mem = &b->now};
    if (until == TELL) report_rows(&to, model);
}

static unsigned long take_cases(bench *b, parser *p, stage until)
{
    unsigned long cases = 0;
    arena scopes;
    arena_init(&scopes, host, SIZE_MAX);
    case_names scope = {.mem = &scopes};
    uint32_t nodes = 0; /* as the stream does: the next case needs about as many as the last */
    ast tree = {0};
    for (node_id item;; arena_reset(&b->now), nodes = tree.node.n) {
        ast_init(&tree, &b->now);
        ast_room(&tree, nodes);
        intern_init(&b->case_names, &b->now, &b->names);
        diag_init(&b->diags, &b->now);
        parse_into(p, &tree, &b->case_names, &b->diags, &b->sources);
        parse_result got = parse_next(p, &item);
        if (got == PARSE_END) break;
        if (got == PARSE_REJECTED) give_up(b, "a case is refused");
        if (ast_node(&tree, item)->kind != N_CASE) continue;
        cases++;
        if (until >= LOWER) take_case(b, &scope, &tree, item, until);
    }
    arena_free(&scopes);
    return cases;
}

static double run(bench *b, const char *path, stage until)
{
    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    FILE *f = fopen(path, "rb");
    if (!f) give_up(b, "no cases");
    arena_init(&b->now, host, SIZE_MAX);
    source *src = source_add(&b->sources, path, host);
    arena buffers;
    arena_init(&buffers, host, SIZE_MAX);
    parser *p = parse_open(&buffers, src, read_file, f, false);
    if (until == SCAN) {
        CASUS_YYSTYPE value;
        span at;
        intern_init(&b->case_names, &b->now, &b->names);
        parse_into(p, NULL, &b->case_names, &b->diags, &b->sources);
        for (int t; (t = casus_scan(&value, &at, p->scanner)) != 0;) {
            if (p->braces || t != '}') continue;
            arena_reset(&b->now);
            intern_restart(&b->case_names);
        }
    } else if (!take_cases(b, p, until)) give_up(b, "no cases");
    sources_drop(&b->sources, b->sources.n - 1);
    arena_free(&b->now);
    arena_free(&buffers);
    fclose(f);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

int main(int argc, char **argv)
{
    static bench b;
    if (argc < 3) return fprintf(stderr, "usage: stages LAW CASES [STAGE]\n"), 2;
    jmp_buf oom;
    arena_init(&b.keep, host, SIZE_MAX);
    b.keep.on_oom = b.now.on_oom = &oom;
    if (setjmp(oom)) give_up(&b, "out of memory");
    intern_init(&b.names, &b.keep, NULL);
    diag_init(&b.diags, &b.keep);
    sources_init(&b.sources, &b.keep);
    load_law(&b, argv[1]);
    for (int s = SCAN; s < STAGES; s++) {
        if (argc > 3 && s != argv[3][0] - '0') continue;
        double best = 1e9;
        for (int round = 0; round < 5; round++) {
            double t = run(&b, argv[2], (stage)s);
            if (t < best) best = t;
        }
        printf("%s%.4f", s ? " " : "", best);
    }
    printf("\n");
    return 0;
}
