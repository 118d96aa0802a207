/* The closed lists of words that grammar, core and reports share: roles, standings, verdicts.
 * Everything else that can be said (kinds of events, scales, relations) is declared in files. */
#ifndef CASUS_SYNTAX_WORDS_H
#define CASUS_SYNTAX_WORDS_H

typedef enum { ROLE_BY, ROLE_ON, ROLE_TO, ROLE_AT, ROLE_FOR, ROLE_AGAINST, ROLE_FROM, ROLE_UNDER, ROLE_OF, ROLES } role;
typedef enum { SW_STATE, SW_GROUP, SW_ORGAN, SW_PLACE, SW_PARTY, SW_ARTICLE, SW_TREATY, SW_NAMED } sort_word;
typedef enum { CLAUSE_DUTY, CLAUSE_RIGHT, CLAUSE_POWER } clause_kind;
typedef enum { OWED_EACH, OWED_TOGETHER, OWED_NAMED, OWED_VICTIM /* who `party v` stands for */ } owed_kind;
typedef enum { WITHIN_DAYS, WITHIN_PARAM, WITHIN_DATE } within_kind;
typedef enum { IS_EQUAL, IS_SORT, IS_AT_LEAST, IS_AT_MOST } is_kind;
typedef enum { Q_SOME, Q_FIRST, Q_EVERY, Q_NO } quantifier;
typedef enum { JOINED_ONE, JOINED_EACH, JOINED_AT_LEAST, JOINED_MORE_THAN } joined_how; /* how many of those asked joined in an act */
typedef enum { COUNT_EXACTLY, COUNT_AT_LEAST, COUNT_AT_MOST } count_kind; /* always: one of */
typedef enum { WHEN_DAYS, WHEN_SOMETIME, WHEN_THROUGHOUT, WHEN_APPRAISED } when_kind;
typedef enum {
    ST_UNDISPUTED, ST_ADMITTED, ST_FOUND, ST_AGREED, ST_STIPULATED, ST_CLAIMED, ST_DENIED, ST_UNKNOWN, STANDINGS
} standing;
typedef enum { EXPECT_VERDICTS, EXPECT_VERSION, EXPECT_THAT } expect_kind;
typedef enum { RANKED_TREATY, RANKED_CLAUSE, RANKED_LATER, RANKED_ANY } ranked_kind;
typedef enum { EPOLICY_BURDEN, EPOLICY_FOUND_ONLY, EPOLICY_CASE_OF } expect_policy;
typedef enum { EFOR_STATE, EFOR_SOME_PARTY, EFOR_PARTIES } expect_for;
typedef enum {
    V_NO_DUTY, V_NOT_TRIGGERED, V_NOT_DUE, V_HONORED, V_TENDER_REFUSED, V_HONORED_LATE, V_PENDING,
    V_HONORED_IN_PART, V_NOT_HONORED,
    V_NOT_AVAILABLE, V_AVAILABLE, V_USED, /* of a right or power, which have no verdict */
    VERDICTS,
    V_EXCUSED = VERDICTS, V_RELEASED, V_ACTED_WITHOUT, V_WITHOUT_DUTY /* only as things noted */
} verdict_word;

/* Verdicts that only a right or a power can have, as a mask. */
enum { RIGHT_STATUSES = 1 << V_NOT_AVAILABLE | 1 << V_AVAILABLE | 1 << V_USED };

/* Words of the language for the enums above: "by", "claimed by", "HONORED IN PART", "a state". */
const char *role_word(role r);
const char *standing_word(standing s);
const char *verdict_name(verdict_word v);
const char *clause_word(clause_kind k);
const char *sort_name(sort_word s);
#endif
