/* Tables over several cases or treaties: what `matrix` and `list` print.
 *
 * A line has texts (what it is about) and cells (what came out), one for each column; a cell tells the
 * outcomes of all findings that fall into it, like ones together. Contract: a table keeps its own
 * copies, so that the cases it was filled from may be forgotten; columns and lines stand in the order
 * in which they were first met. The same content gives the same bytes.
 */
#ifndef CASUS_REPORT_TABLE_H
#define CASUS_REPORT_TABLE_H
#include "report/report.h"

/* What findings have in common that are told as one: verdicts and overlays are masks of verdict_word. */
typedef struct {
    uint32_t verdicts;        /* one: settled */
    uint32_t overlays, maybe; /* EXCUSED, RELEASED: in every course of events; in some only */
    bool anachronism;
    bool encoder;             /* only on the encoder's own statement that the record is complete */
    bool limited;             /* not weighed further: the verdicts that are left possible */
    uint32_t rows;            /* findings */
} outcome;

typedef struct { VEC(outcome) of; } cell;
typedef struct {
    const char **texts;
    const char **told;        /* in place of the texts, where the table is one of words; NULL: none of them differs */
    VEC(cell) cells;
} line;

/* A name in the words of those days, and the declared one. */
typedef struct { const char *told, *declared; } name_told_as;
typedef struct { VEC(const char *) of; } wordings;

typedef struct {
    arena *mem;
    const char *schema;       /* casus.matrix/1 */
    const char *const *heads; /* of the texts, as CSV and JSON name them; NULL ends */
    uint32_t n_heads;
    uint32_t group;           /* lines alike in the first `group` texts stand under one heading */
    const char *by;           /* what the columns are, or NULL */
    VEC(const char *) columns;
    VEC(bool) shown;          /* by column: as text; all of them in the other formats */
    VEC(wordings) told;       /* by column: what it is called as text, each once; none: by its name */
    VEC(name_told_as) names;  /* to be told below the table as text */
    VEC(line) lines;
} table;

/* `heads` is not copied. */
void table_init(table *t, arena *mem, const char *schema, const char *const *heads, uint32_t group, const char *by);
/* The column of that name, added where there is none. As text only those are told that were asked for as `shown` once. */
uint32_t table_column(table *t, const char *name, bool shown);
/* As text the column is called so; "a / b" where it was called differently before. */
void table_tell_column(table *t, uint32_t column, const char *told);
/* As text the line says this in place of its text number `head`. */
void table_tell(table *t, line *l, uint32_t head, const char *told);
/* Below the text it is said, once, that what is told by that name is recorded as `declared`. */
void table_name(table *t, const char *told, const char *declared);
/* A line with these texts (copied; NULL counts as "") is added. */
line *table_line(table *t, const char *const *texts);
/* The last line with the same texts among the last `recent`, or a new one. */
line *table_same_line(table *t, const char *const *texts, uint32_t recent);
/* Counts a finding in a cell. */
void table_count(table *t, line *l, uint32_t column, outcome x);
/* Puts lines into the order of their texts. */
void table_sort(table *t);

/* ---- what fills a table ---- */
typedef enum { BY_PROFILE, BY_TREATY, BY_PARTY, BY_POLICY } matrix_by;
/* An empty matrix: texts case, title, clause. */
void matrix_init(table *t, arena *mem, matrix_by by);
/* Adds the findings of one assessed case: those of a clause CST.4, CST.4.assist, or of the duties
 * called assist; NULL: all. Gives how many there were. */
uint32_t matrix_add(table *t, matrix_by by, const char *clause, const m_case *c);

/* ---- writing ---- */
bool outcome_settled(const outcome *x);
/* Appends "NOT TRIGGERED (5)", "? HONORED or NOT HONORED, EXCUSED": "?" open, "!" not weighed further;
 * in brackets how many findings, where there are several. */
void say_outcome(strbuf *sb, const outcome *x);
/* In columns, broken at the width of `o`; what is too wide goes on below. */
void table_text(out *o, const table *t);
/* RFC 4180, with a line of heads; cells that a spreadsheet would take for a formula begin with '. */
void table_csv(out *o, const table *t);
/* One object: schema, by, columns, rows. False where the sink refused or memory is out. */
bool table_json(out *o, const table *t);
#endif
