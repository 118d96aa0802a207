/* Verdicts over the admissible worlds of a question, and what they turn on.
 *
 * Works on the verdict formulas of ground_duty, or on any formulas that exclude each other and leave
 * nothing out. Hinges follow rule 27; sets that are enough, and the conditions of verdicts, are found
 * as minimal partial answers that leave one verdict only.
 */
#ifndef CASUS_EVAL_OUTCOME_H
#define CASUS_EVAL_OUTCOME_H
#include "eval/table.h"

typedef struct { uint32_t column; uint64_t *answers; } literal;   /* set over the choice's answers */
typedef struct { literal lit[3]; uint32_t n; uint64_t *worlds; verdict_word verdict; } implicant;
typedef VEC(implicant) implicants;

typedef struct {
    table t;
    bool built;              /* false: settled by folding, or limited */
    bool limited;            /* more than LIM_WORLD_BITS bits, `verdicts` is what folding leaves possible; or given up,
                                `verdicts` is then all of them */
    uint32_t verdicts;       /* mask of verdict_word */
    uint64_t *world[VERDICTS]; /* admissible worlds of each; NULL where none */
    implicants *enough[VERDICTS]; /* found by find_implicants without `inner`, kept */
    bool enough_cut[VERDICTS];
} outcome;

void solve(outcome *o, space *s, const expr verdict[VERDICTS]);
static inline bool is_settled(const outcome *o) { return (o->verdicts & (o->verdicts - 1)) == 0; }
/* Verdict of a world, VERDICTS where it is not admissible. */
uint8_t *verdict_by_world(outcome *o);
/* By column: is it a factual hinge? `cut`: a set of worlds was too large to be searched in full. */
bool *factual_hinges(outcome *o, bool *cut);

/* Minimal sets of at most LIM_ENOUGH_SIZE answers that leave only the verdict; `inner`: roles of unrecorded
 * events, which nobody can look up, may be among them. `cut`: more than LIM_ENOUGH_SETS. */
void find_implicants(outcome *o, verdict_word v, bool inner, implicants *out, bool *cut);
/* Whether the formula holds in all (STATUS 1), none (0) or some (2) of the admissible worlds. 2 where that
 * is more than the limit. */
int holds_in(space *s, expr x);
#endif
