/* The record under a lens: what is true, false, open or dropped, and indexes to find it by.
 *
 * Built once per assessment. Events are found by kind and the individual in a role, in the order
 * of their first days; relations by their first argument. So a case of many facts joins in near
 * linear time.
 */
#ifndef CASUS_EVAL_FACTS_H
#define CASUS_EVAL_FACTS_H
#include "eval/eval.h"

typedef enum { IS_FALSE, IS_TRUE, IS_OPEN, IS_DROPPED } standing_value;

/* Items under keys, each key's in the order in which they came. */
typedef struct { uint64_t key; uint32_t first, n; } bucket;
typedef struct {
    VEC(bucket) bucket;
    uint32_t *slot, mask;     /* hash table: bucket + 1, or 0 */
    VEC(bucket) entry;        /* while it is filled: first is the bucket, n the item */
    uint32_t *item;
} index_by_key;
typedef struct { const uint32_t *at; uint32_t n; } item_list;

/* An open question about a relation or judgment. */
typedef struct { id relation; val arg[RELATION_PLACES]; } relation_question;

typedef struct facts {
    const law *l;
    record *r;
    const lens *x;
    arena *mem;
    const source_table *sources;
    uint8_t *event, *relation, *closure, *given; /* standing_value of each */
    day *last;                /* by event: last day (sometime: last possible first day), cut at as-of */
    id *by_kind;              /* events of a kind in order of first days: from kind_first[k] to kind_first[k+1] */
    uint32_t *kind_first;
    bool *kind_vague;         /* by kind: some event's day is not known */
    index_by_key slot;        /* (kind, slot, individual) -> events */
    index_by_key wild;        /* (kind, slot) -> events whose slot is open, or whose actor is an organ in `by` */
    index_by_key about;       /* (relation, first argument) -> relation facts */
    uint32_t *closures_of;    /* by kind: first closure + 1 ... */
    uint32_t *closure_next;
    /* What the policy leaves open because of `given` lines (policy.c). */
    bool uncompared;          /* lines that an account answers are too many to be compared with each other: they are open */
    bool freeing;             /* what is asked now is left open from here on */
    bool *freed_event;        /* by event */
    VEC(relation_question) freed;
} facts;

void facts_build(facts *f, const law *l, record *r, const lens *x, const source_table *sources, arena *mem);
item_list index_find(const index_by_key *x, uint64_t key);
uint64_t slot_key(id kind, int slot, id thing);
uint64_t about_key(id relation, val first);

static inline const event *event_at(const facts *f, id e) { return &f->r->event.at[e]; }
/* The policy takes the event not to have happened. */
static inline bool event_not_found(const facts *f, id e)
{
    return f->x->policy == POLICY_FOUND_ONLY && f->event[e] == IS_OPEN && !f->freed_event[e];
}
/* Is the state a party of the treaty on that day? */
bool party_on(const law *l, id treaty, id state, day d);
/* The statements of absence and completeness on a kind of event that are in force: number + 1 of the first and of the
 * next one, 0 where there is none. */
static inline uint32_t closure_from(const facts *f, uint32_t i)
{
    while (i && f->closure[i - 1] != IS_TRUE) i = f->closure_next[i - 1];
    return i;
}
static inline uint32_t first_closure(const facts *f, id kind) { return closure_from(f, f->closures_of[kind]); }
static inline uint32_t next_closure(const facts *f, uint32_t i) { return closure_from(f, f->closure_next[i - 1]); }
/* Under the lens's known-by day: was the source out by then (or has it no day), and is a voice still heard? */
bool source_known(const facts *f, id source);
bool voice_heard(const facts *f, const voice *v);
/* Whether the encoder's own statements are of a day after the lens's: then they are later knowledge. */
bool encoded_later(const facts *f);
/* Does the individual exist on that day? (States have days of existence.) */
bool exists_on(const individual *t, day d);
#endif
