/* Every cap of the library in one place; each is tested one below, at, and one above. */
#ifndef CASUS_BASE_LIMITS_H
#define CASUS_BASE_LIMITS_H

#define LIM_LINE        (1024u * 1024u)      /* bytes of one line */
#define LIM_NAME        128u                 /* bytes of a name */
#define LIM_STRING      4096u                /* bytes between quotes */
#define LIM_DEPTH       200u                 /* open brackets and nots in one declaration */
#define LIM_USE_DEPTH   16u                  /* use within use */
#define LIM_FILES       256u                 /* files of one run's law */
#define LIM_USES        1024u                /* `use` lines of one file: each is looked for on the disk */
#define LIM_LEVELS      64u                  /* levels of a scale */
#define LIM_PLACES_DEEP 64u                  /* place within place */
#define LIM_PARTS       4096u                /* treaties, scales; and of one treaty: parties, versions, terms ... */
#define LIM_PRIORITIES  64u                  /* clauses one clause is subject to, or withstands */
#define LIM_RANKS       256u                 /* ranks between clauses or treaties that articles lay down */
#define LIM_ITEM        (64u * 1024u * 1024u) /* bytes of one declaration */
#define LIM_TEXT        (128u * 1024u * 1024u) /* bytes of one file of law: it is kept whole, for messages */
#define LIM_LAW_MEMORY  ((size_t)512 << 20)  /* bytes of the law arena */
#define LIM_CASE_MEMORY ((size_t)2048 << 20) /* bytes of the case arena */
#define LIM_WORLD_BITS  16u                  /* open bits of one question */
#define LIM_UNFOLDED    (256u * 1024u)       /* conditions of a duty or term, those of the terms it asks put in */
#define LIM_TABLE_WORDS (8u * 1024u * 1024u) /* 64-bit words of the tables of one question */
#define LIM_STEPS       (16u * 1024u * 1024u) /* steps of laying one question out over its worlds */
#define LIM_GIVEN_UP    8u                   /* questions of a case that may take so many; after as many given up, */
#define LIM_STEPS_AFTER (1024u * 1024u)      /* each further one may take these */
#define LIM_PRODUCTS    4096u                /* combinations of readings */
#define LIM_CELL_DAYS   64u                  /* single days an open date is split into */
#define LIM_GATE_DAYS   20000u               /* days between the first and the last on which a gate may be met off the record */
#define LIM_ENOUGH_SETS 32u                  /* sets listed under "enough to establish" */
#define LIM_ENOUGH_SIZE 3u                   /* facts in such a set */
#define LIM_COMPARED    (64u * 1024u * 1024u) /* pairs of recorded relations compared for contradictions */
#define LIM_BUT_FOR     12u                  /* facts left out in turn, to see what the verdict would be but for them */
#define LIM_TURN_PAIRS  (4u * 1024u * 1024u) /* pairs of events compared for the values of a parameter that matter */
#define LIM_TURN_VALUES 400u                 /* such values tried */
#define LIM_DIAGS       100u                 /* messages kept; the rest is counted */
#define LIM_LIMITS      20u                  /* beyond them, of limits that were met: what was not done is not drowned out */
#define LIM_CALL_DEPTH  32u                  /* term within term */
#endif
