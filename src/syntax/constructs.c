/* The table of constructs.
 *
 * Contract: every kind of node is in it, or among those that only stand in others (`parts`); a test
 * holds the table to that, so that a new kind cannot be forgotten. */
#include "syntax/constructs.h"

enum { ANY = -1 };

typedef struct { uint8_t kind; int op, flag; const char *name; } construct;

static const construct table[] = {
    /* declarations */
    {N_SCALE, ANY, ANY, "scale"}, {N_EVENT, ANY, ANY, "event"}, {N_ATTRDECL, ANY, ANY, "event ... with MEASURE"},
    {N_RELATION, ANY, ANY, "relation"}, {N_PLACEDECL, ANY, 1, "relation with `one`"}, {N_JUDGMENT, ANY, ANY, "judgment"},
    {N_STATE, ANY, ANY, "state"}, {N_ALSO, ANY, ANY, "also"}, {N_ISO, ANY, ANY, "iso"}, {N_COW, ANY, ANY, "cow"},
    {N_PLACE, ANY, ANY, "place"}, {N_IN, ANY, ANY, "place ... in"}, {N_GROUP, ANY, ANY, "group"}, {N_ORGAN, ANY, ANY, "organ"},
    {N_PRESUME, ANY, ANY, "presume"}, {N_BURDEN, ANY, ANY, "burden on"}, {N_USE, ANY, ANY, "use"}, {N_SOURCE, ANY, ANY, "source"}, {N_DATED, ANY, ANY, "dated"}, {N_URL, ANY, ANY, "url"},
    {N_SIDE, ANY, ANY, "side"}, {N_UNVERIFIED, ANY, ANY, "unverified"},
    /* treaty */
    {N_SIGNED, ANY, ANY, "signed"}, {N_REGISTERED, ANY, ANY, "registered"}, {N_AUTHENTIC, ANY, ANY, "authentic in"},
    {N_ENCODED, ANY, ANY, "encoded by"}, {N_PARTY, ANY, ANY, "party"}, {N_UNTIL, ANY, ANY, "until"}, {N_GROUND, ANY, ANY, "until ... by GROUND"},
    {N_SUSPENDED, ANY, ANY, "suspended between"},
    {N_VERSION, ANY, ANY, "version"}, {N_FOR, ANY, ANY, "version ... for"}, {N_TERM, ANY, ANY, "term"}, {N_READING, ANY, ANY, "reading"},
    {N_BASIS, ANY, ANY, "basis"}, {N_AUTHORITY, ANY, ANY, "authority"}, {N_HELD, ANY, ANY, "held by"}, {N_OBJECTION, ANY, ANY, "objection"},
    {N_REQUIRES, ANY, ANY, "requires"}, {N_EXCLUDES, ANY, ANY, "excludes"}, {N_SETS_ASIDE, ANY, ANY, "sets aside"}, {N_NOTE, ANY, ANY, "note"},
    {N_PROFILE, ANY, ANY, "profile"}, {N_PARAMETER, ANY, ANY, "parameter"}, {N_ARTICLE, ANY, ANY, "article"}, {N_ARTICLE, ANY, 1, "article ... bis"},
    {N_INVERSION, ANY, ANY, "article ... version"}, {N_TEXT, ANY, ANY, "text"},
    {N_RANKED, RANKED_CLAUSE, ANY, "prefer CLAUSE"}, {N_RANKED, RANKED_TREATY, ANY, "prefer TREATY"}, {N_RANKED, RANKED_LATER, ANY, "prefer later treaty"},
    {N_RANKED, RANKED_ANY, ANY, "prefer ... over any treaty"},
    /* duties */
    {N_DUTY, CLAUSE_DUTY, ANY, "duty"}, {N_DUTY, CLAUSE_RIGHT, ANY, "right"}, {N_DUTY, CLAUSE_POWER, ANY, "power"}, {N_ARISES, ANY, ANY, "arises for each"}, {N_WHERE, ANY, ANY, "where"}, {N_WHEN, ANY, ANY, "when"},
    {N_PROVIDED, ANY, ANY, "provided"}, {N_OWED_BY, OWED_EACH, 0, "owed by each party"}, {N_OWED_BY, OWED_TOGETHER, 0, "owed by parties together"},
    {N_OWED_BY, OWED_NAMED, 0, "owed by NAME"}, {N_OWED_BY, OWED_EACH, 1, "held by each party"}, {N_OWED_BY, OWED_TOGETHER, 1, "held by parties together"},
    {N_OWED_BY, OWED_NAMED, 1, "held by NAME"}, {N_MAY, ANY, ANY, "may"}, {N_ENDS, ANY, ANY, "until EVENT"}, {N_OWED_TO, ANY, ANY, "owed to"}, {N_SHALL, ANY, ANY, "shall"},
    {N_SHALL_NOT, ANY, ANY, "shall not"}, {N_PARTLY, ANY, ANY, "partly"}, {N_TENDERED, ANY, ANY, "tendered"}, {N_REFUSED, ANY, ANY, "refused"},
    {N_UNLESS, ANY, ANY, "unless"}, {N_EXCUSED, ANY, ANY, "excused by"}, {N_RELEASED, ANY, ANY, "released by"},
    {N_WITHIN, WITHIN_DAYS, ANY, "within N days of"}, {N_WITHIN, WITHIN_PARAM, ANY, "within PARAMETER of"}, {N_WITHIN, WITHIN_DATE, ANY, "no later than"},
    {N_SUBJECT, ANY, ANY, "subject to"}, {N_NOTWITHSTANDING, ANY, ANY, "notwithstanding"}, {N_NO_PREJUDICE, ANY, ANY, "without prejudice to"},
    {N_COND, ANY, 1, "implied"},
    /* conditions */
    {N_AND, ANY, ANY, "and"}, {N_OR, ANY, ANY, "or"}, {N_NOT, ANY, ANY, "not"}, {N_TRUE, ANY, ANY, "true"}, {N_FALSE, ANY, ANY, "false"},
    {N_IS, IS_EQUAL, ANY, "is"}, {N_IS, IS_SORT, ANY, "is SORT"}, {N_IS, IS_AT_LEAST, ANY, "is at least"}, {N_IS, IS_AT_MOST, ANY, "is at most"},
    {N_MATCH, Q_SOME, ANY, "some EVENT"}, {N_MATCH, Q_FIRST, ANY, "first EVENT"}, {N_MATCH, Q_EVERY, ANY, "every EVENT"}, {N_MATCH, Q_NO, ANY, "no EVENT"},
    {N_LEAVES, ANY, ANY, "leaves"}, {N_LIES_IN, ANY, ANY, "in PLACE"}, {N_JOINS, JOINED_ONE, ANY, "joined by STATE (as a condition)"},
    {N_JOINS, JOINED_EACH, ANY, "joined by each party"}, {N_JOINS, JOINED_AT_LEAST, ANY, "joined by at least N/M of parties"},
    {N_JOINS, JOINED_MORE_THAN, ANY, "joined by more than N/M of parties"}, {N_ONE_OF, COUNT_EXACTLY, ANY, "exactly one of"}, {N_ONE_OF, COUNT_AT_LEAST, ANY, "at least one of"},
    {N_ONE_OF, COUNT_AT_MOST, ANY, "at most one of"}, {N_IF, ANY, ANY, "if ... then"}, {N_WITH, ANY, ANY, "with MEASURE"},
    {N_WITH, IS_AT_LEAST, ANY, "with MEASURE at least"}, {N_WITH, IS_AT_MOST, ANY, "with MEASURE at most"},
    {N_AFTER, ANY, ANY, "after"}, {N_BEFORE, ANY, ANY, "before"}, {N_DURING, ANY, ANY, "during"}, {N_SUCH, ANY, ANY, "such that"},
    {N_ANY, ANY, ANY, "any SORT"}, {N_NOBODY, ANY, ANY, "none"}, {N_ARTICLE_REF, ANY, ANY, "TREATY.ARTICLE as a thing"},
    /* cases */
    {N_ASSESS, ANY, ANY, "assess under"}, {N_SPAN, ANY, ANY, "span"}, {N_MISSING, ANY, ANY, "missing source of"}, {N_RECORD, ANY, ANY, "record complete"},
    {N_ENCODER, ANY, ANY, "by encoder"}, {N_GIVEN, ANY, ANY, "given"}, {N_FACT, WHEN_DAYS, ANY, "DAY:"}, {N_FACT, WHEN_SOMETIME, ANY, "sometime"},
    {N_FACT, WHEN_THROUGHOUT, ANY, "throughout"}, {N_FACT, WHEN_APPRAISED, ANY, "appraised"}, {N_FACT, ANY, 1, "no ... (what did not happen)"},
    {N_JOINED, ANY, ANY, "joined by"}, {N_VOICE, ST_ADMITTED, ANY, "admitted by"}, {N_VOICE, ST_FOUND, ANY, "found by"},
    {N_VOICE, ST_AGREED, ANY, "agreed"}, {N_VOICE, ST_STIPULATED, ANY, "stipulated"}, {N_VOICE, ST_CLAIMED, ANY, "claimed by"},
    {N_VOICE, ST_DENIED, ANY, "denied by"}, {N_VOICE, ST_UNKNOWN, ANY, "unknown"},
    /* expectations */
    {N_EXPECT, EXPECT_VERDICTS, 0, "expect"}, {N_VERDICT, ANY, 1, "expect ... never"}, {N_EXPECT, EXPECT_VERSION, ANY, "expect ... version"},
    {N_EXPECT, EXPECT_THAT, ANY, "expect that"}, {N_EXPECT_FOR, EFOR_SOME_PARTY, ANY, "expect ... for some party"},
    {N_EXPECT_FOR, EFOR_PARTIES, ANY, "expect ... for parties"}, {N_EXPECT_TO, ANY, ANY, "expect ... to"}, {N_EXPECT_UNDER, ANY, ANY, "expect ... under"},
    {N_EXPECT_POLICY, EPOLICY_BURDEN, ANY, "expect ... under policy burden"}, {N_EXPECT_POLICY, EPOLICY_FOUND_ONLY, ANY, "expect ... under policy found-only"},
    {N_EXPECT_POLICY, EPOLICY_CASE_OF, ANY, "expect ... under policy case-of"},
    {N_EXPECT_WITH, ANY, ANY, "expect ... with PARAMETER"}, {N_BECAUSE, ANY, ANY, "because"}, {N_NOTING, ANY, ANY, "noting"},
    {N_TURNING, ANY, ANY, "turning on"},
    {N_VERDICT, V_NO_DUTY, ANY, "NO DUTY"}, {N_VERDICT, V_NOT_TRIGGERED, ANY, "NOT TRIGGERED"}, {N_VERDICT, V_NOT_DUE, ANY, "NOT DUE"},
    {N_VERDICT, V_HONORED, ANY, "HONORED"}, {N_VERDICT, V_TENDER_REFUSED, ANY, "TENDER REFUSED"}, {N_VERDICT, V_HONORED_LATE, ANY, "HONORED LATE"},
    {N_VERDICT, V_PENDING, ANY, "PENDING"}, {N_VERDICT, V_HONORED_IN_PART, ANY, "HONORED IN PART"}, {N_VERDICT, V_NOT_HONORED, ANY, "NOT HONORED"},
    {N_VERDICT, V_NOT_AVAILABLE, ANY, "NOT AVAILABLE"}, {N_VERDICT, V_AVAILABLE, ANY, "AVAILABLE"}, {N_VERDICT, V_USED, ANY, "USED"},
    {N_VERDICT, V_EXCUSED, ANY, "EXCUSED"}, {N_VERDICT, V_RELEASED, ANY, "RELEASED"}, {N_VERDICT, V_WITHOUT_DUTY, ANY, "PERFORMED WITHOUT DUTY"},
};
enum { CONSTRUCTS = sizeof table / sizeof *table };

/* Kinds that stand in the above only. */
static const uint8_t parts[] = {N_NONE, N_NAME, N_STR, N_CITE, N_SORT, N_FROM, N_OF, N_LEVEL, N_ROLEDECL, N_TREATY, N_PARAM, N_MEANS,
                                N_PICK, N_BETWEEN, N_PREFER, N_CLAUSE, N_CALL, N_PATTERN, N_ROLE, N_PATH, N_CASE};

size_t construct_count(void)
{
    return CONSTRUCTS;
}

const char *construct_name(size_t which, bool *verdict)
{
    *verdict = table[which].kind == N_VERDICT && table[which].op != ANY;
    return table[which].name;
}

void constructs_used(const ast *t, unsigned char *used)
{
    for (uint32_t i = 0; i < t->node.n; i++) {
        const node *n = &t->node.at[i];
        for (size_t k = 0; k < CONSTRUCTS; k++)
            if (table[k].kind == n->kind && (table[k].op == ANY || table[k].op == n->op) && (table[k].flag == ANY || table[k].flag == n->flag))
                used[k] = 1;
    }
}

bool construct_covers(node_kind kind)
{
    for (size_t k = 0; k < CONSTRUCTS; k++)
        if (table[k].kind == kind) return true;
    for (size_t k = 0; k < sizeof parts; k++)
        if (parts[k] == kind) return true;
    return false;
}
