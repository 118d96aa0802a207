/* One assessment under way: what its files share. */
#ifndef CASUS_EVAL_RUN_H
#define CASUS_EVAL_RUN_H
#include "eval/duty.h"
#include "eval/outcome.h"

typedef struct { id *at; uint32_t n; } profile_list;

typedef struct {
    facts f;
    const law *l;
    record *r;
    const lens *x;
    arena *mem;
    diag_list *diags;
    teller tell;
    space s;                 /* of quick questions; the others: kept so that their memory serves again */
    space law_space, why_space, joint_space, pair_space;
    ground g;
    int32_t *param;          /* value of each parameter of the law */
    uint32_t *open_pick;     /* by term: all UINT32_MAX */
    uint32_t **pick;         /* by profile of the law: by term; NULL: not run */
    uint32_t *no_pick;       /* for treaties without profiles */
    profile_list *profiles;  /* by treaty: those that run, made when first asked for */
    common_ground *common;   /* by profile + 1; 0: of treaties without */
    const bool *named;       /* by individual of the law: a state that some line of the case names */
    const char **clause_name; /* by duty of the law, made when first told */
    m_case *out;
    VEC(m_row) row;
    VEC(m_joint) joint;
    VEC(const char *) left_out; /* of the present instance: states that the clause leaves out, in words */
    bool limited;
    uint32_t given_up;       /* questions, for their many steps */
} run;

/* The row's frame: everything but verdicts and what explains them. */
typedef struct {
    const duty *d;
    id duty_id;
    id version;              /* NO_ID: NO DUTY */
    bool anachronism;
    instance q;
    const char *obligor, *beneficiary;
} frame;

/* What the law makes of the row whatever the profile: grounded once for all readings. */
typedef struct {
    bool tried;              /* the readings fitted into one table */
    outcome o;
    space *s;
} every_law;

void law_prepare(run *z, const frame *f, every_law *e);
/* Legal hinges of a row (rule 25) and whether its verdict is the same on every reading. `cut`: some reading
 * could not be compared, more hinges may exist. `alone`: it is asked of the frame's bearer only, not jointly. */
void law_judge(run *z, const frame *f, const every_law *e, const uint32_t *pick, bool alone, const outcome *o, m_row *row, bool *cut);

/* Appends the row of a frame under a profile (index in the law, NO_ID: none); e: NULL where only verdicts
 * are wanted. */
void add_row(run *z, const frame *f, id profile, const every_law *e);
void add_no_duty(run *z, const frame *f, id profile);
/* Tells that a question was not weighed, and why: too many open questions, or it was given up. */
void tell_limited(run *z, span at, const char *question, const outcome *o);
void tell_row_limited(run *z, const m_row *row, const outcome *o);
/* Grounds and solves a frame's question without reasons. */
void quick_outcome(run *z, const instance *q, const uint32_t *pick, common_ground *common, findings *found, outcome *o);
const uint32_t *picks_of(const run *z, id profile);
const char *clause_name(run *z, const duty *d);
/* As bits: every verdict that the clause can have. */
uint32_t possible_verdicts(const run *z, const duty *d);
/* ---- words.c ---- */
/* Where a verdict holds, in words (not for settled ones). */
const char *when_text(run *z, outcome *o, verdict_word v);
/* Adds a fact to a list that has room, unless one of its name is there. */
void add_fact(const m_fact **list, uint32_t *n, const m_fact *f);
/* In order of where they are recorded, those that are not at the end, by name. */
void sort_facts(const m_fact **f, uint32_t n);
void tell_enough(run *z, outcome *o, m_row *row);
void tell_verdicts(run *z, outcome *o, m_verdict **out, uint32_t *n);
void tell_hinges(run *z, outcome *o, m_hinges *out, const char **cut_note);

/* ---- whatif.c ---- */
typedef VEC(const char *) note_list;
/* Facts of the deciding conditions without which the verdicts would be others (`verdicts`: the present ones). */
void tell_but_for(run *z, const frame *f, const uint32_t *pick, m_row *row, uint32_t verdicts, note_list *n);
/* Values of the time limit's parameter at which the verdicts change. What is left out of either is noted. */
void tell_parameter(run *z, const frame *f, const uint32_t *pick, m_row *row, note_list *n);

/* ---- resting.c ---- */
/* The verdicts of a question, asked anew under the standings as they are; VERDICTS_LIMITED: those that are not excluded. */
#define VERDICTS_LIMITED (1u << 31)
typedef uint32_t verdict_question(run *z, void *of);
/* The encoder's statements on which these verdicts rest. */
void tell_resting(run *z, uint32_t verdicts, verdict_question *ask, void *of, m_resting *out);
void tell_row_resting(run *z, const frame *f, const uint32_t *pick, uint32_t verdicts, m_row *row);

/* ---- elsewhere.c ---- */
/* "; it was owed under CST.2.measures", for each clause of the case under which what was done here without a
 * duty (`idle_act`: where) was owed; "" where there is none. `found` with reasons, z->g.s its space. */
const char *owed_elsewhere(run *z, const frame *f, const uint32_t *pick, const char *profile_name, const findings *found, expr idle_act);

/* ---- explain.c ---- */
/* Fills the row with verdicts and all that explains them. */
void explain_row(run *z, const frame *f, const uint32_t *pick, const every_law *e, m_row *row);
/* Only what is laid over the verdicts (EXCUSED, RELEASED; acts while a right was not there), for rows that are not
 * explained. */
void tell_laid_over(run *z, const frame *f, const uint32_t *pick, uint32_t verdicts, m_row *row);

/* ---- overlays.c ---- */
/* In the row's own space: what is laid over its verdicts; the acts that used a right or power, and those that came while it was
 * not there (`idle`: the latter only); notes. */
void tell_overlays(run *z, const findings *found, m_row *row, note_list *n);
void tell_uses(run *z, const findings *found, bool idle, m_row *row);
void tell_notes(run *z, const frame *f, const uint32_t *pick, const m_row *row, const findings *found, uint32_t verdicts, note_list *n);
/* The verdicts of the mask, as one formula. */
expr verdicts_expr(space *s, const findings *found, uint32_t mask);
/* Where a formula holds, in words; NULL where everywhere. False where nowhere for certain. */
bool tell_where(run *z, expr x, const char **when_);

/* ---- priority.c ---- */
/* Overlays of clauses that prevail over the row's (rule 21); gives notes on those of which that is not certain.
 * Grounds in z->g's space, under its picks. */
uint32_t tell_priority(run *z, const frame *f, const findings *found, m_row *row, const char ***notes);

/* ---- instances.c ---- */
/* Appends the rows and joint findings of a treaty's clauses. */
void assess_treaty(run *z, id treaty_id);

/* ---- head.c ---- */
/* What is said of the case as a whole: before its rows are asked for, and after. */
void tell_head(run *z);
void tell_whole(run *z);

/* ---- named.c ---- */
/* By individual of the law: whether a line of the case names it. */
bool *named_states(run *z);
/* Tells what the states of the case and of its rows were called in those days, where that is another name. */
void tell_day_names(run *z);

/* ---- leftout.c ---- */
/* A remark on the case as a whole. */
void add_note(run *z, const char *text);
/* Remembers that the frame's obligor is left out of the instance; tells it in the rows from `first` on. */
void leave_out(run *z, const frame *f);
void tell_left_out(run *z, const instance *q, uint32_t first);

/* Joint findings of a `shall not` over the bearers (joint.c). */
void add_joints(run *z, const frame *bearers, uint32_t n, id profile);
/* What the policy leaves open because the record ties it (consistent.c). */
void fit_policy(run *z);
/* False where the record has no admissible world; told (consistent.c). */
bool record_is_consistent(run *z);
/* Compares the case's expectations with what came out (expect.c). */
void check_expectations(run *z);
/* The words of a file on one line. */
const char *words_at(run *z, span at);
/* An assessment of the same record under another lens, without messages; NULL where no course of events fits it. */
m_case *assess_again(run *z, const lens *x);
#endif
