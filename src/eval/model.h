/* The verdict model: everything a report may say about one assessed case, ready to be told.
 *
 * Reports read this and nothing else of eval. All texts are NUL-terminated, live in the case's
 * arena and are valid until the next case is taken. Texts come from files and are not escaped.
 * All lists are in their final, deterministic order; a report prints them as they stand.
 */
#ifndef CASUS_EVAL_MODEL_H
#define CASUS_EVAL_MODEL_H
#include "base/day.h"
#include "base/source.h"
#include "syntax/words.h"

typedef struct {
    const char *key, *title;
    const char *url, *side;   /* NULL where not given */
    day dated;                /* DAY_MIN where not given */
    bool unverified;
} m_source;

typedef struct {
    const m_source *source;
    const char *confidence;   /* "high", "medium", "low"; NULL where not given (then high) */
} m_cite;

typedef struct {
    standing how;             /* ST_UNDISPUTED: the plain citation of the fact */
    const char **who;         /* names of those who claim, deny, found ... */
    m_cite *cites;
    uint32_t whos, citations;
} m_voice;

typedef enum { FACT_EVENT, FACT_RELATION, FACT_JUDGMENT, FACT_ABSENCE, FACT_UNRECORDED, FACT_COMPLETE } m_fact_kind;

typedef struct {
    m_fact_kind kind;
    const char *name;         /* as hinges and expectations name it: fighting_t, justified(fighting_t) */
    const char *text;         /* in words: force by Tajikistan on Kyrgyzstan at Batken, gravity grave */
    day from, to;             /* DAY_MIN, DAY_MAX where it has none */
    bool sometime;            /* one unknown day of from .. to */
    bool open;                /* its standing leaves it open under this lens */
    const char *predicate, *asks; /* of a relation or judgment: its name, and what it asks; NULL where the vocabulary does not say */
    bool encoder;             /* rests on the encoder's own statement */
    m_voice *voices;
    uint32_t n_voices;
    span at;                  /* where it is recorded; NOWHERE for the unrecorded */
} m_fact;

/* A rule of law that answers open questions until the contrary is established. */
typedef struct {
    const char *name, *title;
    const char *basis, *authority, *objection, *note; /* basis and note: NULL where not given */
    m_cite *cites;            /* of the authority */
    uint32_t citations;
    span at;
} m_presumption;

/* What the policy took for the answer to an open question, or what a presumption would answer. */
typedef struct {
    const char *question;     /* as hinges name it: justified(x), unrecorded request by A */
    const char *answer;       /* what is taken to be so: not justified(x) */
    const m_presumption *presumption; /* NULL: for want of a finding (policy found-only) */
    const char *burden;       /* of a presumption: who has to establish the contrary */
    bool applied;             /* false: it stays open, the policy is not `burden` */
    bool contrary;            /* another presumption answers the contrary, perhaps: where it does, neither applies */
    bool conditional;         /* only where the presumption's own conditions hold, which are open */
} m_answer;

typedef struct { const char *text; m_cite *cites; uint32_t citations; /* "Russia on 2010-06-11" */
                 const char *who; day on; } m_held; /* the name with which the text begins, NULL where it is not told apart; and the day */

typedef struct {
    const char *treaty, *term, *name; /* CST, attacker, a_state */
    const char *question, *label;     /* the term's question; the reading's own label */
    const char *basis, *authority, *objection, *note, *sets_aside; /* NULL where not given */
    m_cite *cites;                    /* of the authority */
    m_held *held;
    uint32_t citations, n_held;
    span at;
} m_reading;

typedef enum { COND_WHERE, COND_WHEN, COND_UNLESS, COND_PROVIDED, COND_SHALL, COND_SHALL_NOT, COND_MAY, COND_ENDS, COND_PARTLY, COND_TENDERED,
               COND_REFUSED, COND_EXCUSED, COND_RELEASED, COND_OWED, COND_ROLES } m_cond_role;
typedef enum { STATUS_MET, STATUS_NOT_MET, STATUS_OPEN } m_status;

/* A node of the tree of reasons (`why`). */
typedef struct m_reason {
    const char *text;              /* what is asked, in the language's words with names filled in */
    m_status status;
    const m_fact *fact;            /* the fact it rests on, or NULL */
    const m_reading *reading;      /* the reading applied, or NULL */
    const m_answer *answer;        /* the policy's, or NULL */
    const struct m_reason *kid, *next;
} m_reason;

typedef struct {
    m_cond_role role;
    const char *words;        /* the treaty's words, or the reason where implied */
    bool implied;
    m_status status;
    bool deciding;            /* the verdict rests on it */
    const char *name;         /* the single term, relation or judgment it consists of, or NULL */
    const m_reading *reading; /* the reading applied where it is a single term, or NULL */
    const m_fact **facts;
    const m_answer **answers; /* the policy's, to what is asked here */
    uint32_t n_facts, n_answers;
    const m_reason *reason;   /* NULL unless reasons were asked for */
    span at;
} m_cond;

typedef struct { verdict_word verdict; const char *when; /* NULL: in every admissible world */ } m_verdict;
typedef struct { verdict_word kind; /* V_EXCUSED, V_RELEASED; V_USED, V_ACTED_WITHOUT: ground is the act */ const char *ground; day on; /* DAY_MIN: none */ const char *when; } m_overlay;
typedef struct { const m_fact **facts, **appraisals; const m_reading **readings; /* one per term: the one applied */
                 uint32_t n_facts, n_appraisals, n_readings; } m_hinges;
/* A minimal set of answers that settles the question: {"justified(x)", "no request by ..."} -> verdict. */
typedef struct { const char **facts; uint32_t n; verdict_word verdict; } m_enough;
/* Without these facts the verdicts would be others. */
typedef struct { const char **facts; uint32_t n; verdict_word *verdicts; uint32_t n_verdicts; } m_but_for;
/* The encoder's own statements without which the verdicts would be `verdicts`; n 0: the finding rests on none. */
typedef struct { const m_fact **facts; uint32_t n; verdict_word *verdicts; uint32_t n_verdicts;
                 bool limited; /* too many questions would be open: the verdicts are those not excluded */ } m_resting;
typedef struct { int32_t from, to; verdict_word *verdicts; uint32_t n_verdicts; } m_param_range;
typedef struct { const char *name, *why; int32_t value, lo, hi; m_param_range *ranges; uint32_t n_ranges; } m_param;

/* The time limit of the acts: the treaty's words, and what they come to. */
typedef struct {
    const char *words;        /* NULL: the duty has no limit */
    bool implied;
    const char *parameter;    /* NULL: the length is the treaty's own */
    int32_t days;             /* 0: a date */
    day from, to;             /* its last day; two where that is open; DAY_MIN: nothing it runs from is on record */
} m_limit;

typedef struct {
    const char *treaty;       /* CST */
    const char *clause;       /* CST.4.assist */
    clause_kind what;         /* of a right or power the obligor is who holds it */
    const char *title;        /* the article's title, or NULL */
    const char *version;      /* amended; NULL for NO DUTY */
    const char *version_title; /* "in force since ..." material: the version's own title, or NULL */
    day version_from;
    m_cite *cites;            /* of the version's text; of a NO DUTY row: of who was a party when */
    uint32_t citations;
    bool anachronism;
    const char *instance;     /* the episode's label; NULL where the clause has none */
    day instance_from, instance_to;
    const char *obligor, *beneficiary; /* "parties" for all together; NULL where nobody is named */
    bool uninvolved;          /* of a standing duty, or of a right: no line of the case names the obligor, who did nothing that
                               bears on it */
    const char *profile;      /* NULL where the treaty has none */
    const m_reading **readings; /* those this clause uses, in order of declaration */
    m_verdict *verdicts;      /* in the order of section 6 */
    bool settled;
    bool settled_by_law;      /* the same on every admissible combination of readings */
    bool law_tried;           /* the combinations were within the cap */
    bool limited;             /* too many open questions, or given up: verdicts are those that nothing excludes */
    m_cond *conditions;
    m_limit limit;
    const char **missing;     /* words of unmet gates */
    m_hinges turns_on;
    m_enough *enough;
    bool enough_cut;          /* more sets exist than are listed */
    m_but_for *but_for;
    m_resting resting;
    m_overlay *overlays;
    const char **notes;
    m_param *parameters;      /* only those at which the verdict changes */
    uint32_t n_readings, n_verdicts, n_conditions, n_missing, n_enough, n_but_for, n_overlays, n_notes, n_parameters;
    span at;                  /* the clause */
} m_row;

typedef struct {
    const char *clause, *title, *profile;
    const char *instance;     /* labels of the acts taken together, "a, b"; NULL: over the case */
    const char **obligors;    /* at least one of them */
    m_verdict *verdicts;      /* NOT HONORED: at least one of them did not; HONORED: none */
    bool settled, settled_by_law, law_tried, limited;
    bool asks_law;            /* the clause uses a term with readings */
    m_hinges turns_on;
    m_hinges which;           /* what each one's own verdict turns on: which of them it was */
    m_resting resting;
    const char **notes;
    uint32_t n_obligors, n_verdicts, n_notes;
    span at;
} m_joint;

/* What reports in words call something: always ("the United States" of United_States, not `dated`), or, of a state, on the
 * days from .. to. */
typedef struct { const char *declared, *told; bool dated; day from, to; } m_name;

/* A state of the case had another name in those days, or in some of them: from .. to, DAY_MIN and DAY_MAX where they reach
 * beyond the case's days. */
typedef struct { const char *declared, *then; day from, to; } m_day_name;

typedef struct { const char *text; bool ok; const char *got; const char *hinge; span at; } m_expect;

typedef struct {
    const char *name, *title;
    const char *encoded_by;   /* or NULL */
    day encoded_on, from, to; /* the case's span */
    const char **treaties;    /* assessed under */
    uint32_t n_treaties;
    const char **treaty_titles; /* parallel to treaties */
    m_day_name *day_names;    /* of states that the case names or that owe something in it */
    uint32_t n_day_names;
    m_name *names;            /* by declared name; none until eval_names was asked for them */
    uint32_t n_names;
    const char *policy;       /* "open", "burden", "found-only" or "case-of:X" */
    const m_answer **answers; /* the policy's to recorded facts, relations and judgments, each once */
    const m_presumption **presumptions; /* those that answer, or would answer, something asked here */
    const char *for_state;    /* what this state owes or holds was asked for; NULL: all */
    day as_of, known_by;      /* DAY_MAX where not given */
    const char **known_later, **known_undated; /* keys of the case's sources: left out as later than known_by; kept, for they have no day */
    uint32_t n_known_later, n_known_undated;
    bool encoder_left_out, encoder_kept; /* the encoder's own statements that the record is complete, under known_by */
    const char **assumed;     /* facts of --assume */
    uint32_t n_assumed;
    m_param *params;          /* every parameter of the treaties with the value used */
    uint32_t n_params;
    const char **profiles;    /* run */
    const char **not_run;     /* profiles that were not run */
    uint32_t n_profiles, n_not_run;
    m_row *rows;
    m_joint *joints;
    uint32_t n_rows, n_joints;
    const char **missing_sides; /* "Tajikistan: press accounts only" */
    const m_fact **open_facts;  /* every open fact in some row */
    const m_fact **by_encoder;  /* facts and closures that rest on the encoder's own statement */
    const char **givens;        /* what ties the open questions to each other: "at most one of (..) [charter]" */
    const char **notes;
    uint32_t n_answers, n_presumptions, n_missing_sides, n_open_facts, n_by_encoder, n_givens, n_notes;
    m_expect *expects;        /* results of the case's expect lines, where asked for */
    uint32_t n_expects;
    const source_table *sources; /* for places: source_place(sources, span) */
} m_case;
#endif
