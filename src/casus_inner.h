/* Inside the facade: a law and a stream of cases as they are kept between two calls.
 *
 * Memory: the law owns one arena. A stream owns two: `keep` for what lives as long as it does
 * (parser, tables), `mem` for the present case. Blocks of the two records themselves come from
 * the host. Every public function sets `on_oom` of the arenas it may use before anything else.
 */
#ifndef CASUS_INNER_H
#define CASUS_INNER_H
#include "base/limits.h"
#include "casus.h"
#include "eval/eval.h"
#include "sema/sema.h"
#include "syntax/parse.h"

/* A text of the law. `named`: by the embedder or a case, not only by another text. */
typedef struct { const char *identity; source *src; bool loading, named; } law_text;

struct casus_law {
    casus_host host;
    arena mem;
    interner names;
    source_table sources;
    ast tree;
    diag_list diags;
    law core;
    sema sema;
    VEC(law_text) text;
    casus_text file;         /* the text being read; open while `file_open` */
    bool file_open, read_failed, compiled, failed;
    bool exhausted, untold;  /* memory is out; and that is not told yet */
};

/* A `use` line of a stream of cases. */
typedef struct { const char *name, *identity; span at; } stream_use;

struct casus_stream {
    casus_law *law;
    casus_host host;
    arena keep, mem;
    interner names;
    source_table sources;    /* the law's texts below LIM_FILES, then the stream's own */
    ast tree;
    diag_list diags;
    case_names scope;
    source *src;
    parser *parser;
    casus_text file;
    VEC(stream_use) use;
    record rec;
    m_case *model;
    uint64_t cases;
    bool file_open, read_failed, holds_law, bound, has_case, ended, failed;
    bool binding;            /* its law is being loaded and compiled */
    bool garbled;            /* something before the first case was refused; not yet returned */
    bool untold;             /* memory was out, and that is not told yet */
};

/* The host's memory as a source of blocks. */
mem_source host_memory(const casus_host *host);

/* Ways out when memory ends: see casus.c. */
casus_result law_exhausted(casus_law *l);
casus_result stream_exhausted(casus_stream *s, bool parsing);
/* Sets the way out of all arenas a stream's function may use. */
void set_way_out(casus_stream *s, jmp_buf *out);

/* casus_load.c. Each failing function has appended a message to `diags`. */
/* Opens a text for reading; `at` and `from` are where and in which file it was named. */
bool open_text(const casus_host *host, const char *name, const char *from, span at, diag_list *diags, casus_text *out);
/* source_read over a casus_text held in a casus_law or casus_stream. */
long read_law_text(void *law_, char *buf, size_t room);
long read_stream_text(void *stream_, char *buf, size_t room);
/* Loads a text and what it uses. `named`: see law_text. */
bool load_text(casus_law *l, const char *name, const char *from, span at, diag_list *diags, bool named);
bool compile_law(casus_law *l, bool lint);
const law_text *find_text(const casus_law *l, const char *identity);
/* Tells that a declaration of law stands where a case is expected; `whole`: it begins the file. */
/* Tells that a file has more than LIM_USES lines of `use`. */
void too_many_uses(diag_list *diags, span at);
void law_for_case(diag_list *diags, const ast *tree, node_id item, const char *file, bool whole);

/* casus_lens.c: the lens's strings looked up in law and record. */
bool resolve_lens(casus_stream *s, const casus_lens *from, lens *out);
#endif
