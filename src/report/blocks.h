/* Rows in blocks: those of one clause, episode and beneficiary; and within a block in groups: those
 * that say the same for several obligors or profiles. */
#ifndef CASUS_REPORT_BLOCKS_H
#define CASUS_REPORT_BLOCKS_H
#include "report/body.h"

#define NO_ROW UINT32_MAX

/* Rows that say the same under one profile; their obligors are those of the rows first, next[first]
 * and so on. A joint finding is a group without rows: it names its obligors itself. */
typedef struct {
    const char *profile;
    const m_row *row;          /* the first one, or NULL */
    const m_joint *joint;      /* or NULL */
    size_t at, len;            /* their words on the sheet */
    uint32_t hash, first, last, n;
    bool told;
} group;

typedef struct {
    const m_case *c;
    teller alike;              /* composes words that are only compared */
    sheet words;
    uint32_t *next;            /* of a row: the next one of its group, or NO_ROW */
    VEC(group) groups;         /* of the present block */
    bool folded;               /* some obligors were counted, not named */
} blocks;

void blocks_init(blocks *b, const m_case *c, arena *mem);
/* The end of the block that begins at row `from`. */
uint32_t block_end(const m_case *c, uint32_t from);
/* Groups the rows from .. to by what `compose` says of them. */
typedef void (*composer)(teller *t, const m_row *r);
void group_rows(blocks *b, uint32_t from, uint32_t to, composer compose);
/* Groups joint findings by profile and words. */
void begin_groups(blocks *b);
void group_joint(blocks *b, const m_joint *j);
/* Whether two groups say the same of the same obligors, under two profiles. */
bool same_group(const blocks *b, const group *x, const group *y);
/* The one group of obligors that every profile has, rows without duty aside; or NULL. */
const group *common_group(const blocks *b);
/* "Armenia, Belarus and Russia", "the parties together"; obligors whom no line of the case names and
 * of whom nothing is said but that they kept a standing duty or did not use a right are only counted where they
 * are FOLDED_FROM or more: "Iraq, Kuwait and 152 other parties". */
enum { FOLDED_FROM = 6 };
void say_obligors(blocks *b, sheet *s, const group *g);
/* Says the profiles of group k and of those that say the same, "narrow, broad", and marks them told. */
uint32_t say_profiles_of(blocks *b, sheet *s, uint32_t k);
#endif
