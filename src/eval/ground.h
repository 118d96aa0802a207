/* Grounding: a formula of the core, asked of one record with names bound, becomes a formula over
 * choices. Whatever the record settles is folded on the way.
 *
 * Shared by the files of this step: values (what a name or role stands for, days), relate
 * (relations and judgments), match (patterns and recorded events), unrecorded (events that the
 * record does not hold), ground (formulas). All operands are computed, also after one decided.
 */
#ifndef CASUS_EVAL_GROUND_H
#define CASUS_EVAL_GROUND_H
#include "eval/facts.h"
#include "eval/space.h"
#include "eval/tell.h"

/* What the names of a clause or term stand for; MISSING: nothing (yet). */
typedef struct { val var[MAX_VARS]; } names;

/* A day, or the answer of a choice: from == to where it is one unknown day. */
typedef struct { bool none, fixed; day from, to; uint32_t choice; int32_t first; /* answer with day `lo` */ day lo, hi; } when;

enum { GROUP_NONE = 2, GROUP_GATE = 0, GROUP_RESPONSE = 1 };

/* Acts of which the record does not say who joined in them. */
typedef VEC(val) act_list;

typedef struct ground {
    facts *f;
    space *s;
    teller *tell;
    const formula_pool *pool;
    id treaty;
    id day_event;            /* the episode whose first day is the law day; NO_ID: law_day */
    day law_day, law_lo, law_hi; /* where the episode's day is open: the days considered */
    const uint32_t *pick;    /* by term: index of the reading, UINT32_MAX: every reading */
    uint8_t group;           /* GROUP_NONE: recorded events only */
    day cutoff;              /* events that begin later are left out; DAY_MAX: none */
    int32_t bearer;          /* variable of the obligor whose acts are asked for, -1 */
    bool has_limit;          /* of the acts asked for */
    when limit_base;
    int32_t limit_days;
    expr way;                /* where this is the limit: what it counts from is there, by the gates; X_TRUE: in any case */
    day span_from, span_to;
    bool thorough;           /* also what no verdict can depend on is asked: it may be tied to what one does */
    bool lenient;            /* a name that stands for nothing satisfies what is asked of it (notes only) */
    act_list *unnamed;       /* those on whose votes an answer rests, NULL: not wanted */
    reason *why;             /* where reasons are appended, NULL: none wanted */
    /* Every gate is met by events that begin by the day: the window is open (rule 10). NULL: it is. */
    expr (*window)(struct ground *g, void *of, day by);
    void *window_of;
} ground;

/* ---- values ---- */
when day_of(ground *g, val ev);
/* a's first day is not before b's first day + k. */
expr not_before(ground *g, when a, when b, int64_t k);
/* The days of a and b overlap. */
expr overlap(ground *g, when a, when b);
expr day_within(ground *g, when a, day lo, day hi);
expr occurs(ground *g, val ev);
val value_of(ground *g, const names *n, const operand *o);
val role_of(ground *g, val ev, int slot);
id kind_of(const ground *g, val ev);
expr equal(ground *g, val a, val b);
expr is_sort(ground *g, val a, uint16_t mask);
expr level_holds(ground *g, val a, val b, bool at_least);
expr is_party(ground *g, val a);
/* The parts of a value: members of joint actors, answers of an open role; with the formula under
 * which it is that part. */
typedef struct { val v; expr holds; } part;
typedef VEC(part) parts;
void parts_of(ground *g, val v, parts *out);

/* The place lies in the other one, or is it. */
expr lies_in(ground *g, val a, val b);

/* ---- votes ---- */
/* Who joined in an act, or how many of the parties of its day did (F_JOINED). */
expr joined_holds(ground *g, const names *n, const formula *x);

/* ---- relations ---- */
expr relation_holds(ground *g, id relation, const val *arg);

/* ---- the policy's answers to what is open (policy.c) ---- */
/* The open event is taken not to have happened. */
bool event_denied(ground *g, id event);
const m_answer *event_answer(ground *g, id event);
/* The open relation or judgment is taken to be false; told among the reasons where these are wanted. */
bool relation_denied(ground *g, id relation, const val *arg);
/* Where presumptions answer the open question with yes or with no (elsewhere it stays open). False: nowhere; then
 * those that would answer are told among the reasons. */
bool relation_presumed(ground *g, id relation, const val *arg, expr *yes, expr *no);
/* No event that nobody recorded is taken to meet the query (a choice that is not made); told likewise. */
bool unrecorded_denied(ground *g, const choice *query);
/* Lets what the `given` lines speak of stay open as far as they leave no course of events with the policy's answers. */
void free_what_is_given(ground *g);
/* The questions that stay open so, as a list; NULL: none. */
const char *what_is_freed(ground *g);

/* ---- patterns ---- */
typedef struct { val ev; expr holds; } candidate;
typedef VEC(candidate) candidates;
/* Goes through the recorded events that can match, in order of first days, then the unrecorded one
 * where there is one. `act`: the pattern stands itself as an act of the bearer. */
typedef struct { id pattern; bool act, done; item_list own, wild; uint32_t a, b; } candidate_walk;
candidate_walk walk_candidates(ground *g, const names *n, id pattern, bool act);
bool next_candidate(ground *g, names *n, candidate_walk *w, candidate *out);
/* The next recorded event of the walk, whether it matches or not; NO_ID: there is none. */
id next_recorded(const facts *f, candidate_walk *w);
/* No further recorded events; the unrecorded one is still to come. */
static inline void skip_recorded(candidate_walk *w) { w->a = w->own.n, w->b = w->wild.n; }
/* All of them. */
void find_candidates(ground *g, names *n, id pattern, bool act, candidates *out);
/* Where the recorded event's actor is an organ, and its act counts for the state: that one joined; or nobody is named,
 * the organ is one of the clause's treaty, and the state is a party on the act's first day. */
expr joined_act(ground *g, val ev, id state);
/* All qualifiers hold of ev (its occurrence not asked). */
expr qualifiers_hold(ground *g, names *n, id pattern, val ev, bool act, bool such);
/* The event's days are as the qualifier says (`after`, `before`, `during`). */
expr time_holds(ground *g, const names *n, const qual *q, val ev);
/* The days that a qualifier compares with. */
when days_of_qual(ground *g, const names *n, const qual *q);
/* The unrecorded event that the pattern asks for, or MISSING. */
val unrecorded_event(ground *g, names *n, id pattern, bool act);
/* Once all ways of meeting the gates were gone through: what closes unrecorded responses, and how these imply each other. */
void settle_responses(ground *g);
/* Two patterns ask the same of the same things, wherever they stand: one query. */
bool same_pattern(const formula_pool *p, id a, id b, const names *n);
/* Of an unrecorded act: it happened, in time. */
expr unrecorded_in_time(ground *g, val ev);

/* ---- formulas ---- */
expr ground_formula(ground *g, names *n, id formula);
/* Mask of the variables a formula or pattern reads (not those it binds itself). */
uint32_t reads(const formula_pool *p, id formula);
uint32_t pattern_reads(const formula_pool *p, id pattern);
/* Does it reach a pattern, also through terms? */
bool reaches_pattern(const law *l, const formula_pool *p, id formula);
/* The choice between a term's readings, where it is open. */
uint32_t reading_choice(ground *g, id term);
/* Given lines of the record as constraints of the space. */
void require_givens(ground *g);
/* Only those from `first` on and before `last`. */
void require_given_lines(ground *g, uint32_t first, uint32_t last);
#endif
