/* The evaluator: a lowered record, looked at through a lens, becomes a verdict model.
 *
 * Contract: reads the law and the record and writes only to `mem` (the case's arena) and to the
 * record's pools (formulas of --assume). The same input gives the same model, byte for byte.
 * Rules are cited by their number in section 7 of the language's design ("rule 12").
 */
#ifndef CASUS_EVAL_EVAL_H
#define CASUS_EVAL_EVAL_H
#include "base/diag.h"
#include "eval/model.h"
#include "sema/core.h"

typedef struct { id term; uint32_t reading; } lens_pick;   /* reading: index among the term's */
typedef struct { id param; int32_t days; } lens_param;
typedef struct { id formula; const char *text; } lens_assumption; /* a formula of the record's pool */

enum { DETAIL_ROWS, DETAIL_HINGES, DETAIL_REASONS };       /* as CASUS_ROWS ... of casus.h */

/* How open questions are answered; that one side's account is taken stands in case_of. */
typedef enum { POLICY_OPEN, POLICY_BURDEN, POLICY_FOUND_ONLY } policy_kind;

/* A partial answer to the open questions, given before the evaluation. */
typedef struct {
    id case_of;              /* the state whose claims are taken as true; NO_ID: nobody's */
    uint8_t policy;          /* policy_kind */
    day as_of, known_by;     /* DAY_MAX: none given */
    sym text;                /* the version to apply; 0: the one in force */
    id for_state;            /* only this obligor; NO_ID: all */
    id clause_treaty;        /* only clauses of this treaty; NO_ID: all */
    int32_t clause_article;  /* number * 2 + bis */
    sym clause_duty;         /* 0: every duty of the article */
    const sym *profiles;     /* only these; none: all */
    uint32_t n_profiles;
    const lens_pick *picks;
    uint32_t n_picks;
    const lens_param *params;
    uint32_t n_params;
    const lens_assumption *assume;
    uint32_t n_assume;
    uint8_t detail;          /* DETAIL_ROWS ... */
} lens;

typedef enum { EVAL_OK, EVAL_LIMITED, EVAL_REJECTED } eval_result;

/* Assesses the record. EVAL_REJECTED: it has no admissible world, told with a minimal set of what
 * contradicts (rule 28). EVAL_LIMITED: a row had too many open questions (told); the model holds
 * what the bounds settle. `sources` serves the places in the model. */
eval_result eval_assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem,
                        diag_list *diags, m_case **out);
/* The same, and (*out)->expects holds the result of every expect line of the case (rule 29). */
eval_result eval_expectations(const law *l, record *r, const lens *x, const source_table *sources, arena *mem,
                              diag_list *diags, m_case **out);
/* What the things of law and record are called in words, for a report that wants to know: fills names of the model, from
 * `mem`. */
void eval_names(m_case *c, const law *l, const record *r, arena *mem);
#endif
