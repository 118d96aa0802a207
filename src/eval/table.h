/* Truth tables over the worlds of one question (the second step of rule 1).
 *
 * Only the choices that the question or a constraint tied to it can tell apart get bits, and of
 * each only as many as it has distinguishable cells of answers: an open day asked about only as
 * "not after the 20th" is one bit. Up to 6 bits a table is one machine word, at 16 bits 8 kB.
 * World w is a bit position; the cell of choice i in it is (w >> shift) & (2^bits - 1).
 */
#ifndef CASUS_EVAL_TABLE_H
#define CASUS_EVAL_TABLE_H
#include "eval/space.h"

typedef VEC(expr) constraints;

typedef struct {
    uint32_t choice;
    uint32_t cells, bits, shift;
    uint32_t *cell_of;        /* by answer */
    uint32_t *answer_of;      /* by cell: its first answer */
    uint64_t *asked;          /* NULL: in every world */
} column;

typedef struct {
    space *s;
    VEC(column) column;       /* in order of the choices' numbers */
    constraints constraint;   /* those that bear on the question */
    uint32_t bits, words, worlds, met; /* met: formulas of the roots and constraints */
    bool without_inner;       /* roles of unrecorded events that only constraints speak of have no column */
    uint64_t *admissible;
    uint64_t **memo;          /* by node */
    uint32_t memo_n;
} table;

/* Replaces the choice in the list of constraints by what they leave for the rest (eliminate.c). */
void eliminate_choice(space *s, constraints *list, uint32_t c);
/* Lays out the table for the roots; false where it takes more than LIM_WORLD_BITS bits, even without
 * the roles of unrecorded events that only constraints speak of (then only `column` is filled, for
 * the message), or where the question was or is given up. */
bool table_build(table *t, space *s, const expr *roots, uint32_t n);
/* The worlds in which the formula holds (its choices must be among the table's); not admissible
 * ones included. Owned by the table. */
const uint64_t *table_of(table *t, expr x);
uint64_t *table_new(const table *t);

static inline bool world_in(const uint64_t *set, uint32_t w) { return set[w / 64] >> (w % 64) & 1; }
bool table_any(const table *t, const uint64_t *set);
/* First world of the set at or after w, or `worlds`. */
uint32_t table_next(const table *t, const uint64_t *set, uint32_t w);
static inline uint32_t cell_in(const column *c, uint32_t w) { return w >> c->shift & ((1u << c->bits) - 1u); }
#endif
