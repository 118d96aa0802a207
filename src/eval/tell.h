/* Naming: facts, readings and choices as reports and expectations call them. */
#ifndef CASUS_EVAL_TELL_H
#define CASUS_EVAL_TELL_H
#include "eval/facts.h"
#include "eval/space.h"

/* A reason under construction; its status is known once the worlds are. */
typedef struct reason {
    const char *text;
    expr x;
    const m_fact *fact;
    const m_reading *reading;
    const m_answer *answer;
    struct reason *kid, *last, *next;
} reason;

/* A told fact knows which one of the record it is. */
typedef enum { TOLD_EVENT, TOLD_RELATION, TOLD_CLOSURE, TOLD_CHOICE } told_kind;
typedef struct { m_fact m; told_kind kind; id index; } told_fact;
static inline const told_fact *as_told(const m_fact *m) { return (const told_fact *)(const void *)m; }

typedef struct { relation_question q; id presumption; const m_answer *answer; } told_answer; /* NO_ID: by none */

typedef struct {
    facts *f;
    arena *mem;
    const m_source **source;     /* by source, made when first told */
    m_fact **event, **relation, **closure;
    m_reading **reading;
    /* The policy's answers: to recorded events and facts by number, to other questions as they came. */
    const m_answer **event_answer;
    VEC(told_answer) relation_answer;
    m_presumption **presumption; /* by presumption of the law; NULL until told */
    VEC(const m_answer *) answer; /* all of them, in the order in which they were first asked for */
} teller;

void teller_init(teller *t, facts *f, arena *mem);
const char *name_of(const teller *t, sym s);
const char *thing_name(const teller *t, id thing);
/* As declared; joint actors separated by ", "; an open role by its choice's name. */
const char *val_name(const teller *t, const space *s, val v);
const char *choice_name(const teller *t, const space *s, uint32_t c);
/* An event that was recorded by nobody, by the query that asks for it. */
const char *query_name(const teller *t, const space *s, const choice *query);
const m_presumption *tell_presumption(teller *t, id presumption);
/* Answers told so far were not meant. */
void forget_answers(teller *t);
/* The choice as a fact of the report: the recorded one, or one that says it is unrecorded. */
const m_fact *choice_fact(teller *t, const space *s, uint32_t c);
/* The word of a role or attribute of a kind of event. */
const char *slot_word(const teller *t, id kind, int slot);
/* An answer in words: "justified(x)", "not justified(x)", "x happened", "x fell on 2022-09-18", "x.by is A",
 * "no unrecorded request by A happened". */
const char *answer_text(const teller *t, const space *s, uint32_t c, const uint64_t *cells, uint32_t n);
const char *day_text(const teller *t, day d);
const m_fact *tell_event(teller *t, id event);
const m_fact *tell_relation(teller *t, id fact);
const m_fact *tell_closure(teller *t, id closure);
m_cite *tell_law_cites(teller *t, range cites, uint32_t *n);
const m_reading *tell_reading(teller *t, id term, uint32_t reading);
const char *pattern_text(const teller *t, const space *s, const formula_pool *p, id pattern, const val *vars);
const char *relation_text(const teller *t, const space *s, id relation, const val *arg);
const char *format(arena *mem, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Appends a reason below `up` (NULL: none wanted, gives NULL). */
reason *add_reason(arena *mem, reason *up, const char *text, expr x);
/* "1969-08-24", "1990-08-01 .. 1990-08-31": the days that a qualifier names. */
const char *qual_days(const teller *t, const qual *q);
#endif
