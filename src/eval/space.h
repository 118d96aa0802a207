/* The space of worlds of one question: its choices, and formulas over them.
 *
 * A choice is an open question with n answers; a world gives each an answer. Formulas are hash-consed
 * (equal ones have equal numbers) and folded while they are built, so whatever the record settles
 * never becomes a choice: that is the first of the two steps of rule 1. A space is used for one
 * question after the other (space_clear keeps its memory).
 */
#ifndef CASUS_EVAL_SPACE_H
#define CASUS_EVAL_SPACE_H
#include "base/limits.h"
#include "sema/core.h"

typedef uint32_t expr;
#define X_FALSE 0u
#define X_TRUE 1u

typedef enum { X_CONST, X_ATOM, X_NOT, X_AND, X_OR } expr_op;
typedef struct { uint8_t op; uint32_t a, n, hash; } expr_node; /* atom: choice, set; not: kid; and, or: kids a .. a+n */

typedef enum { CH_OCCURS, CH_DAY, CH_SLOT, CH_RELATION, CH_UNRECORDED, CH_READING } choice_kind;

typedef struct {
    uint8_t kind;
    bool judgment;           /* CH_RELATION: listed as an appraisal */
    bool gate;               /* CH_UNRECORDED: answers 1 .. are days; else 1 is some (or in time), 2 late */
    uint32_t n, words;       /* answers; 64-bit words of a set of them */
    uint32_t next;           /* of its list in `of_event` */
    expr asked;              /* where it is asked at all (rule 6) */
    id event;                /* OCCURS, DAY, SLOT of a recorded event; NO_ID */
    uint32_t owner;          /* SLOT of an unrecorded event: that choice; NO_ID */
    uint8_t slot;
    day lo;                  /* DAY: the first; UNRECORDED gate: the day of answer 1 */
    const val *alt;          /* SLOT: the answers */
    id what;                 /* RELATION: relation; UNRECORDED: pattern; READING: term */
    val arg[RELATION_PLACES];
    id fact;                 /* RELATION: the first recorded fact, NO_ID: unrecorded */
    VEC(day) days;           /* RELATION: those it is asked of, ascending */
    val fixed[SLOTS];        /* UNRECORDED */
    val *env;                /* UNRECORDED: the names it was asked with */
    expr closed;             /* UNRECORDED response: where the record closes its query */
} choice;

/* Why a question was given up: what was built for it is not exact then, and nothing may be read from it. */
typedef enum { KEPT_UP, TOO_LONG, TOO_WIDE } given_up;

/* How far a space was filled. */
typedef struct { uint32_t node, kid, set, choice, shut, constraint, steps; } space_mark;

enum { EVENT_LISTS = 64 };
typedef struct {
    arena *mem;
    VEC(expr_node) node;
    VEC(uint32_t) kid;
    VEC(uint64_t) set;       /* pool of sets */
    uint64_t *scratch;       /* a set under construction */
    uint32_t scratch_words;
    VEC(choice) choice;
    VEC(choice) shut;        /* queries closed where the gates are met in one way (`closed`), that may be open in another */
    VEC(expr) constraint;    /* formulas that every admissible world satisfies */
    uint32_t *slot, mask;    /* hash table of nodes: number + 1 */
    uint32_t of_event[EVENT_LISTS]; /* choices by the event they are about: the last one + 1 */
    uint32_t kept;           /* choices that the last mark keeps; one of them was changed since: */
    bool changed;
    uint32_t steps, most;    /* taken for the present question; the most it may take */
    given_up given_up;       /* the present question was */
} space;

/* From there on every formula is X_FALSE at once, so that what is under way ends soon. */
static inline void space_give_up(space *s, given_up why) { if (!s->given_up) s->given_up = why; }

/* Counts work. A question that needs more steps than it may take (LIM_STEPS; terms within patterns within terms can
 * multiply without end) is given up. */
static inline void space_step(space *s, uint32_t n)
{
    if (n <= s->most - s->steps) {
        s->steps += n;
        return;
    }
    s->steps = s->most;
    space_give_up(s, TOO_LONG);
}

void space_init(space *s, arena *mem);
void space_clear(space *s);
/* What questions have in common may be built once: space_back forgets what was built since the mark, which is the last
 * one taken. False where that cannot be, for a choice of before was changed since; the space is then as it was. */
space_mark space_here(space *s);
bool space_back(space *s, space_mark m);
/* A new choice with n >= 2 answers, copied from *c; gives its number. */
uint32_t space_choice(space *s, const choice *c);
/* The choice of the kind about an event (NO_ID: of an unrecorded one, `owner`) and slot; NO_ID where there is none. */
uint32_t space_find(const space *s, choice_kind kind, id event, uint32_t owner, int slot);

expr x_not(space *s, expr a);
expr x_and(space *s, expr a, expr b);
expr x_or(space *s, expr a, expr b);
static inline expr x_if(space *s, expr a, expr b) { return x_or(s, x_not(s, a), b); }
/* The choice's answer is `answer`, or lies in first .. last (cut to what there is). */
expr x_is(space *s, uint32_t c, uint32_t answer);
expr x_between(space *s, uint32_t c, int64_t first, int64_t last);
/* The answer is one of the set bits; `set` has the choice's words. */
expr x_in(space *s, uint32_t c, const uint64_t *set);
/* Some of the n formulas; halves are joined, so that long lists stay cheap. */
expr x_any_of(space *s, const expr *f, uint32_t n);
/* At least / at most / exactly `count_kind` one of the n formulas. */
expr x_one_of(space *s, count_kind how, const expr *f, uint32_t n);
static inline void space_require(space *s, expr f) { if (f != X_TRUE) vec_push(s->mem, &s->constraint, f); }
static inline bool set_has(const uint64_t *set, uint32_t i) { return set[i / 64] >> (i % 64) & 1; }
#endif
