/* Model sentences: for the word with which a statement begins, how a whole one reads. A message
 * about a word that cannot stand where it does shows it, and those about the little words inside a
 * statement (by, on, between, over) are told from it.
 *
 * Contract: a model is a sentence of the language as the manual writes it; tests/diag reads them
 * in its expectations. Nothing here decides what is accepted.
 */
#include "syntax/models.h"
#include "parser.h"

#define LOOKED_BACK 400u /* bytes in which the beginning of a statement is looked for */

/* `first`: the word begins a statement only where it stands first in its line. */
static const struct { const char *lead, *model; bool first; } models[] = {
    {"state", "state Ruritania \"Ruritania\" from 1900-01-01", true},
    {"place", "place Hentzau \"Hentzau valley\"", true},
    {"source", "source yearbook \"Yearbook of the University\" dated 1956-02-01", true},
    {"party", "party Ruritania, Graustark from 1950-06-01 [official]", true},
    {"version", "version only from 1950-06-01 \"1950 text\" [official]", true},
    {"suspended", "suspended between A, B from 1957-01-01 until 1958-01-01 by quarrel [official]; one statement for each two", false},
    {"organ", "organ Council \"Council of Zenda\" of ZENDA", true},
    {"parameter", "parameter promptly is 14 days between 1 and 30 days \"Article 3 says 'promptly'\"", false},
    {"term", "term grave_enough(f: force) means f.gravity is at least serious", true},
    {"duty", "duty assist {", true},
    {"right", "right self_defence {", true},
    {"power", "power withdraw {", true},
    {"arises", "arises for each force f, party v", false},
    {"owed", "owed by each party o other than v", false},
    {"held", "held by each party o other than v; of a reading: held by Zembla on 1955-02-01 of original [digest]", false},
    {"may", "may \"defend itself\" force d by v on f.by after f", false},
    {"until", "until \"has taken measures\" decision by Council on v after f", true},
    {"within", "within \"forthwith\" 14 days of r", false},
    {"prefer", "prefer ZENDA.3 over any treaty \"shall prevail\"; before `over` stands a clause, a treaty or `later treaty`", false},
    {"presume", "presume self_defence_shown(f: force) \"who used force has to show that it was lawful\" {", false},
    {"that", "that not justified(f)", true},
    {"burden", "burden on f.by", true},
    {"basis", "basis relevant_rules", true},
    {"authority", "authority \"Ferry arbitration, paragraph 12\" [ferry_case]", true},
    {"objection", "objection \"the text speaks of parties only\"", true},
    {"where", "where \"one of the parties\" f.on is v", true},
    {"when", "when \"armed attack\" f.gravity is at least serious", true},
    {"unless", "unless \"self-defence\" justified(f)", true},
    {"provided", "provided \"at its request\" first request r by v after f", true},
    {"shall", "shall \"give assistance\" assistance a by o to v after r", true},
    {"text", "text \"shall give assistance\" [official]", true},
    {"encoded", "encoded by \"A. Student\" on 2026-01-15", true},
    {"missing", "missing source of Zembla \"no account was found\"", true},
    {"throughout", "throughout: title(Hentzau, Ruritania) [yearbook]", true},
    {"appraised", "appraised: justified(raid) claimed by Freedonia [note] denied by Ruritania [report]", true},
    {"given", "given at most one of (justified(raid), justified(reply)) [yearbook]", true},
    {"group", "group Lake_patrol \"Lake patrol\"", true},
    {"case", "case raid_1955 \"The raid of 1955\" {", true},
    {"treaty", "treaty ZENDA \"Treaty of Zenda\" {", true},
    {"use", "use \"strelsau.treaty\"", true},
    {"sometime", "sometime 1955-03-01 .. 1955-03-31: force raid by A on B [s1]", true},
    /* These have none; a sentence of the statement above would mislead. */
    {"reading", NULL, true}, {"note", NULL, true}, {"means", NULL, true}, {"profile", NULL, true}, {"article", NULL, true}, 
    {"signed", NULL, true}, {"registered", NULL, true}, 
    {"event", NULL, true}, {"scale", NULL, true},
    {"relation", NULL, true}, {"judgment", NULL, true}, {"partly", NULL, true}, {"tendered", NULL, true},
    {"refused", NULL, true}, {"excused", NULL, true}, {"released", NULL, true}, {"subject", NULL, true}, {"notwithstanding", NULL, true},
    {"without", NULL, true}, {"requires", NULL, true}, {"excludes", NULL, true}, {"sets", NULL, true}, {"authentic", NULL, true},
    {"expect", "expect ZENDA.3.assist(raid) for Zembla under policy burden: not honored turning on justified(raid)", false},
    {"record", "record complete for request, assistance until 1955-12-31 [yearbook]", false},
    {"assess", "assess under ZENDA", false},
    {"span", "span 1955-03-01 .. 1955-03-31", false},
};

/* The model of the statement in which `at` stands (an index, or -1): that of the last leading word
 * before it. */
static int lead_of(struct parser *p, span at)
{
    uint32_t back = at.at - p->item_at < LOOKED_BACK ? (uint32_t)(at.at - p->item_at) : LOOKED_BACK;
    slice text = source_text(p->sources, (span){at.at - back, back});
    int best = -1;
    bool quoted = false, first = true;
    for (size_t i = 0; i < text.len;) {
        size_t n = 0;
        while (i + n < text.len && (text.at[i + n] == '_' || ((text.at[i + n] | 32) >= 'a' && (text.at[i + n] | 32) <= 'z'))) n++;
        for (size_t k = 0; n && !quoted && k < sizeof models / sizeof *models; k++)
            if (slice_eq((slice){text.at + i, (uint32_t)n}, slice_of(models[k].lead)) && (first || !models[k].first)) best = (int)k;
        if (n) first = false;
        else {
            quoted = text.at[i] == '"' ? !quoted : quoted && text.at[i] != '\n';
            if (first && !quoted && text.at[i] >= '0' && text.at[i] <= '9') best = -1, first = false; /* a fact */
            if (text.at[i] == '\n' || text.at[i] == '{' || text.at[i] == '}') first = true;
        }
        i += n ? n : 1;
    }
    return best;
}

static bool leads(struct parser *p, span at, const char *word)
{
    int k = lead_of(p, at);
    return k >= 0 && !strcmp(models[k].lead, word);
}

const char *model_sentence(struct parser *p, span at)
{
    int k = lead_of(p, at);
    return k < 0 ? NULL : models[k].model;
}

static const char *const little[] = {"by", "of", "on", "at", "to", "for", "from", "in", "with", "under", "against", "over", "between"};

static bool is_little(slice word)
{
    for (size_t i = 0; i < sizeof little / sizeof *little; i++)
        if (slice_eq(word, slice_of(little[i]))) return true;
    return slice_eq(word, SLICE("upon")) || slice_eq(word, SLICE("above")) || slice_eq(word, SLICE("before")) || slice_eq(word, SLICE("among"));
}

static void show_model(struct parser *p, span at, diag *d)
{
    const char *model = model_sentence(p, at);
    if (model) diag_help(p->diags, d, "as in: %s", model);
}

/* `newer treaty over`: the name was taken for that of a treaty. */
static bool ranked_treaty(struct parser *p, span at, slice text)
{
    return slice_eq(text, SLICE("treaty")) && p->before == T_NAME && leads(p, at, "prefer");
}

/* `burden of f.by`, `held v`: only one word can stand here, and it is one of the little ones. */
bool little_word(struct parser *p, span at, const char **expected, int n)
{
    slice text = source_text(p->sources, at);
    const char *word = NULL;
    for (int i = 0; i < n; i++)
        if (is_little(slice_of(expected[i]))) word = word ? "" : expected[i];
        else if (strcmp(expected[i], "'.'")) return false;
    bool begins = text.len && (text.at[0] == '_' || (text.at[0] >= '0' && text.at[0] <= '9') || ((text.at[0] | 32) >= 'a' && (text.at[0] | 32) <= 'z'));
    if (!word || !*word || !p->before || !begins || ranked_treaty(p, at, text)) return false;
    bool swapped = is_little(text);
    diag *d = swapped ? diag_add(p->diags, at, E_SYNTAX, "`%s` stands here, not `%.*s`", word, (int)text.len, text.at)
                      : diag_add(p->diags, at, E_SYNTAX, "`%s` is missing before `%.*s`", word, (int)(text.len > 40 ? 40 : text.len), text.at);
    show_model(p, at, d);
    if (swapped) diag_fix(p->diags, d, at, "%s", word);
    return true;
}

/* `under burden`, `with policy burden`, `case-of: honored`: how an expectation names a policy. */
bool policy_named(struct parser *p, span at, const char *found, bool name_expected)
{
    bool policy = !strcmp(found, "burden") || !strcmp(found, "found-only") || !strcmp(found, "case-of");
    bool account = name_expected && p->before == ':' && !strcmp(found, "honored");
    diag *d;
    if (!leads(p, at, "expect")) return false;
    if (policy && p->before == T_UNDER) {
        d = diag_add(p->diags, at, E_SYNTAX, "`%s` is a policy: `policy` is missing before it", found);
        diag_help(p->diags, d, "behind `under` stands a profile, behind `under policy` a policy, as in: under policy burden");
        diag_fix(p->diags, d, (span){at.at, 0}, "policy ");
    } else if (!strcmp(found, "policy")) {
        d = diag_add(p->diags, at, E_SYNTAX, "`policy` stands behind `under`");
        diag_help(p->diags, d, "write: under policy burden, under policy found-only or under policy case-of:STATE");
    } else if (account) {
        d = diag_add(p->diags, at, E_SYNTAX, "`case-of:` names no state");
        diag_help(p->diags, d, "name whose account is taken as true, then the colon: under policy case-of:Zembla: honored");
    } else return false;
    return true;
}

/* `honored and honored late`, `honored, not due`: the verdicts of an expectation. */
bool verdicts_joined(struct parser *p, span at, const char *found)
{
    static const int ends[] = {T_HONORED, T_LATE, T_PART, T_TRIGGERED, T_DUE, T_REFUSED, T_PENDING, T_DUTY, T_AVAILABLE, T_USED};
    bool verdict = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) verdict = verdict || p->before == ends[i];
    if ((strcmp(found, "and") && strcmp(found, "','")) || !verdict || !leads(p, at, "expect")) return false;
    slice text = source_text(p->sources, at);
    diag *d = diag_add(p->diags, at, E_SYNTAX, "verdicts are joined by `or`, not by `%.*s`", (int)text.len, text.at);
    diag_help(p->diags, d, "what may come out is one of them: honored or not honored");
    diag_fix(p->diags, d, at, "%s", *found == 'a' ? "or" : " or");
    return true;
}

/* `newer treaty over`, `over all treaties`: what can be ranked without its name. */
bool ranked_unnamed(struct parser *p, span at)
{
    slice text = source_text(p->sources, at), last = source_text(p->sources, p->before_at);
    bool all = slice_eq(text, SLICE("treaties")) && p->before == T_NAME && leads(p, at, "prefer");
    if (!all && !ranked_treaty(p, at, text)) return false;
    diag *d = diag_add(p->diags, p->before_at, E_SYNTAX, "no treaty is ranked as `%.*s %.*s`", (int)last.len, last.at, (int)text.len, text.at);
    diag_help(p->diags, d, "without a name there are `later treaty` before `over` and `any treaty` behind it, as in: prefer later treaty over any treaty \"words\"");
    return true;
}

/* What stands in articles only, met between them. */
bool between_articles(struct parser *p, span at, const char *found)
{
    static const char *const inside[] = {"prefer", "text", "duty", "right", "power"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        if (strcmp(found, inside[i]) || p->braces != 1 || p->first != T_TREATY) continue;
        diag *d = diag_add(p->diags, at, E_SYNTAX, "`%s` stands between two articles", found);
        diag_help(p->diags, d, "it belongs into the article whose words it rests on: article 3 \"Title\" { text \"...\" ... }");
        return true;
    }
    return false;
}

/* What is presumed is one judgment or relation, or `not` that, and no other condition. */
bool presumed_thing(struct parser *p, span at, const char **expected, int n)
{
    slice text = source_text(p->sources, at);
    bool bracket = n == 1 && !strcmp(expected[0], "'('"), joined = slice_eq(text, SLICE("and")) || slice_eq(text, SLICE("or"));
    if ((!bracket && !joined) || !leads(p, at, "that")) return false;
    diag *d = bracket ? diag_add(p->diags, p->before_at, E_SYNTAX, "only a judgment or relation is presumed")
                      : diag_add(p->diags, at, E_SYNTAX, "one thing is presumed at a time, and `%.*s` joins two", (int)text.len, text.at);
    diag_help(p->diags, d, bracket ? "write its name and of what it is asked, as in: that not justified(f); other conditions stand behind `where` or `unless`"
                                   : "write a presumption for each; conditions stand behind `where` or `unless`");
    return true;
}
