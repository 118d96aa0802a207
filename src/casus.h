/* casus - did the obligation arise, and was it honored? The library's one public header.
 *
 * A law (treaties and terms) is loaded once; streams of cases are read under it, one case at a
 * time, each assessed under a lens and told through a sink. The library opens no file, prints
 * nothing and never ends the process: files, memory and output come from the host. It keeps no
 * writable global state; one law may serve many streams once it was compiled, one per thread.
 */
#ifndef CASUS_H
#define CASUS_H
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CASUS_API __attribute__((visibility("default")))
#else
#define CASUS_API
#endif
#define CASUS_VERSION "0.1.0"

typedef struct casus_law casus_law;
typedef struct casus_stream casus_stream;
typedef struct casus_table casus_table;

/* An open text. read gives up to `room` bytes, 0 at the end, negative on failure. */
typedef struct {
    char name[1024];       /* as shown to people */
    char identity[128];    /* the same for the same file under two names */
    long (*read)(void *file, char *buf, size_t room);
    void (*close)(void *file);
    void *file;
    char meant[512];       /* where there is no such file: another one that was probably meant, or empty */
} casus_text;

typedef enum {
    CASUS_OPENED,
    CASUS_NO_FILE,     /* out->name may then say where it was looked for */
    CASUS_NOT_ALLOWED, /* leads outside of what the using file may draw on */
    CASUS_NOT_REGULAR, /* a folder, device or pipe */
    CASUS_NOT_READABLE
} casus_open_result;

typedef struct {
    /* As realloc with the old size; new_size 0 frees. */
    void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
    /* Opens the text a file calls `name`; `from` is the display name of the file that says
     * `use`, NULL for one named by the user. Decides where to look and what is allowed. */
    casus_open_result (*open)(void *user, const char *name, const char *from, casus_text *out);
    void *user;
} casus_host;

/* Takes `n` bytes of output; non-zero stops the writing. */
typedef int (*casus_sink)(void *user, const char *bytes, size_t n);

/* How a case is looked at. Zero-initialize with casus_lens_init. Names not known are told as
 * messages and make casus_assess return CASUS_REJECTED. Strings stay the caller's. */
typedef struct {
    const char *policy;             /* "open" (NULL), "burden", "found-only" or "case-of:STATE" */
    const char *as_of, *known_by;   /* "YYYY-MM-DD" or NULL */
    const char *text;               /* a version's name, or NULL: computed */
    const char *for_state;          /* only this obligor, by its declared or another name; or NULL */
    const char *clause;             /* only this clause ("CST.4" or "CST.4.assist"), or NULL */
    const char *const *profiles;    /* only these; NULL: all */
    const char *const *readings;    /* "TERM=READING" */
    const char *const *assume;      /* "justified(x)", "not appeal" */
    const char *const *set;         /* "PARAMETER=DAYS" */
    size_t n_profiles, n_readings, n_assume, n_set;
    int detail;                     /* CASUS_ROWS: verdicts only; CASUS_HINGES; CASUS_REASONS: with the tree */
} casus_lens;
enum { CASUS_ROWS, CASUS_HINGES, CASUS_REASONS };

typedef enum {
    CASUS_OK = 0,        /* or: a case is there */
    CASUS_END = 1,       /* no further case */
    CASUS_FINDINGS = 2,  /* an expectation failed */
    CASUS_REJECTED = -1, /* the input was refused; a stream may go on with its next case */
    CASUS_LIMIT = -2     /* memory or a limit */
} casus_result;

typedef enum { CASUS_TEXT, CASUS_JSON, CASUS_WHY, CASUS_ROW_LINES, CASUS_EXPECTATIONS } casus_format;
typedef struct { int color; int width; } casus_style; /* color 0 or 1; width in columns, 0: 80 */

CASUS_API void casus_lens_init(casus_lens *lens);

/* NULL where memory is out. */
CASUS_API casus_law *casus_law_new(const casus_host *host);
CASUS_API void casus_law_free(casus_law *law);
/* Loads a text of the law and all that it uses. Texts loaded twice are read once. */
CASUS_API casus_result casus_law_load(casus_law *law, const char *name);
/* Resolves and checks what was loaded; afterwards the law is frozen. `lint` adds the warnings of
 * the texts that casus_law_load named (not of those they use). */
CASUS_API casus_result casus_law_compile(casus_law *law, int lint);

/* Opens a stream of cases and reads its leading `use` lines; NULL where memory is out. What they
 * name is loaded into a law not yet compiled, which the first case then compiles; of a compiled
 * law it must be a part. Later `use` lines must name what is loaded. The law must outlive the stream. */
CASUS_API casus_stream *casus_stream_open(casus_law *law, const char *name);
CASUS_API void casus_stream_close(casus_stream *stream);
/* Whether the text begins with a treaty or terms instead of a case. */
CASUS_API int casus_stream_holds_law(const casus_stream *stream);
/* Whether a compiled law was made of exactly what the stream uses, so that it can serve here, too. */
CASUS_API int casus_stream_fits(const casus_stream *stream, const casus_law *law);
/* Moves a stream that has given no case yet to another law. */
CASUS_API void casus_stream_move(casus_stream *stream, casus_law *law);
/* Takes the next case: CASUS_OK, CASUS_END, CASUS_REJECTED (told; call again), CASUS_LIMIT. */
CASUS_API casus_result casus_stream_next(casus_stream *stream);
/* Name of the present case. */
CASUS_API const char *casus_stream_case(const casus_stream *stream);
/* Lints of the present case (warnings among the messages). */
CASUS_API casus_result casus_stream_lint(casus_stream *stream);
/* Assesses the present case; the result is kept until the next one. CASUS_LIMIT may come with
 * a usable result (what the bounds settle). */
CASUS_API casus_result casus_assess(casus_stream *stream, const casus_lens *lens);
/* Evaluates the present case's expect lines: CASUS_OK, CASUS_FINDINGS, or as casus_assess. */
CASUS_API casus_result casus_expectations(casus_stream *stream, size_t *n, size_t *failed);
/* The constructs of the language, for asking which of them cases leave untried: the name of number `i`, NULL
 * after the last; `verdict` (or NULL) gets whether it is a verdict named by an expectation. */
CASUS_API const char *casus_construct(size_t i, int *verdict);
/* Sets used[i] for each construct that the present case or its law uses; `used` has room for all. */
CASUS_API void casus_constructs_used(const casus_stream *stream, unsigned char *used);
/* Whether a row of the present result has the verdict ("NOT HONORED"), even if only possibly;
 * -1: there is no such verdict. Without a stream only this is told. */
CASUS_API int casus_has_verdict(const casus_stream *stream, const char *verdict);
/* How many answers the present result has: what one state owed under one duty, because of one event, towards one
 * beneficiary. The first four are the same under every profile: nothing owed (NO DUTY, NOT TRIGGERED, NOT DUE), honored,
 * between (late, in part, tender refused, pending, or a breach excused or released), not honored. The next two are not:
 * settled under each profile, but not alike; open under one at least. Last, those that a limit kept from being weighed;
 * and rights and powers, each for one holder, which have no verdict. Parties that the case names nowhere are left out. */
typedef struct { size_t nothing_owed, honored, between, not_honored, on_readings, on_facts, not_weighed, rights; } casus_tally;
/* Counts them; CASUS_REJECTED where there is no result. */
CASUS_API casus_result casus_tally_of(const casus_stream *stream, casus_tally *out);
/* Writes the present result. */
CASUS_API casus_result casus_write(casus_stream *stream, casus_format format, casus_style style, casus_sink sink, void *user);

/* ---- tables over many cases and treaties ---- */
typedef enum { CASUS_BY_PROFILE, CASUS_BY_TREATY, CASUS_BY_PARTY, CASUS_BY_POLICY } casus_columns;
typedef enum { CASUS_LIST_TREATIES, CASUS_LIST_CASES, CASUS_LIST_READINGS, CASUS_LIST_PARTIES } casus_listing;
typedef enum { CASUS_TABLE_TEXT, CASUS_TABLE_CSV, CASUS_TABLE_JSON } casus_table_format;

/* An empty matrix: a line for each case and clause, a column for each of what `by` names. NULL where
 * memory is out. A table copies what it keeps and outlives streams and laws. */
CASUS_API casus_table *casus_matrix_new(const casus_host *host, casus_columns by);
/* Adds the present result of a stream: of clause "CST.4", "CST.4.assist", or the duties called
 * "assist"; NULL: all. `found` (or NULL) gets how many findings there were. */
CASUS_API casus_result casus_matrix_add(casus_table *t, const casus_stream *stream, const char *clause, size_t *found);
/* The states that claim or deny something in the present case, in the order of the record: gives how
 * many there are, and the first `room` of their names, valid until the next case. */
CASUS_API size_t casus_stream_speakers(casus_stream *stream, const char **names, size_t room);
/* An empty list; `on` ("YYYY-MM-DD" or NULL) leaves only what was in force on that day. NULL where
 * memory is out or there is no such day. */
CASUS_API casus_table *casus_list_new(const casus_host *host, casus_listing what, const char *on);
/* Adds the treaties of the texts that casus_law_load named, or, to a list of cases, the present case. */
CASUS_API casus_result casus_list_law(casus_table *t, const casus_law *law);
CASUS_API casus_result casus_list_case(casus_table *t, const casus_stream *stream);
CASUS_API casus_result casus_table_write(casus_table *t, casus_table_format format, casus_style style, casus_sink sink, void *user);
CASUS_API void casus_table_free(casus_table *t);

/* Messages so far of the law (stream NULL) or of the stream and its present case; `errors_only` 1: without
 * warnings, 2: mistakes alone, without limits that were met. */
CASUS_API size_t casus_message_count(const casus_law *law, const casus_stream *stream, int errors_only);
/* Writes them and forgets them. */
CASUS_API casus_result casus_messages(casus_law *law, casus_stream *stream, casus_style style, casus_sink sink, void *user);
/* The page for a message code ("E302") or a verdict ("NOT DUE"); CASUS_REJECTED where there is none. NULL lists them all. */
CASUS_API casus_result casus_explain(const casus_host *host, const char *code, casus_style style, casus_sink sink, void *user);
/* That of `n` words which was probably meant, or NULL. */
CASUS_API const char *casus_nearest(const char *word, const char *const *words, size_t n);
#endif
