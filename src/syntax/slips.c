/* Slips of those who write their first file: days that are no days, sources in the wrong brackets, names of two
 * words, a full stop behind a sentence. Each is told by what is meant, where the last resort could only list words.
 *
 * Contract: as for all messages about words that cannot stand where they do, only text up to the word is looked at,
 * for what follows may not have been read yet. Nothing here decides what is accepted.
 */
#include "syntax/models.h"
#include "parser.h"

enum { LINE_LOOKED_BACK = 600, SHOWN = 40 };

static int shown(slice text)
{
    return (int)(text.len > SHOWN ? SHOWN : text.len);
}

/* The line up to the word, without the blanks it begins with. */
static slice line_before(struct parser *p, span at)
{
    uint32_t back = at.at - p->item_at < LINE_LOOKED_BACK ? (uint32_t)(at.at - p->item_at) : LINE_LOOKED_BACK;
    slice text = source_text(p->sources, (span){at.at - back, back});
    uint32_t from = text.len;
    while (from && text.at[from - 1] != '\n') from--;
    while (from < text.len && (text.at[from] == ' ' || text.at[from] == '\t')) from++;
    return (slice){text.at + from, text.len - from};
}

static bool begins_line(const trouble *t)
{
    return !t->line.len;
}

static bool begins_with(slice text, const char *word)
{
    slice w = slice_of(word);
    return text.len >= w.len && !memcmp(text.at, w.at, w.len);
}

/* Whether the line up to the word is the beginning of a fact: of an event, if only what stands behind the colon counts. */
static bool in_fact(const trouble *t)
{
    bool dated = t->line.len && t->line.at[0] >= '0' && t->line.at[0] <= '9';
    return t->p->first == T_CASE && (dated || begins_with(t->line, "sometime ") || begins_with(t->line, "throughout"));
}

/* How many words stand between the colon of a fact and the word. */
static uint32_t words_behind_colon(const trouble *t)
{
    const char *colon = memchr(t->line.at, ':', t->line.len);
    uint32_t words = 0;
    bool inside = false;
    for (const char *s = colon ? colon + 1 : t->line.at + t->line.len; s < t->line.at + t->line.len; s++) {
        bool letter = *s == '_' || (*s >= '0' && *s <= '9') || ((*s | 32) >= 'a' && (*s | 32) <= 'z');
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

static diag *tell(const trouble *t, diag_code code, const char *headline)
{
    return diag_add(t->p->diags, t->at, code, headline, shown(t->text), t->text.at);
}

/* ---- days ------------------------------------------------------------------------------------- */
#define SOMETIME "sometime 1955-03-01 .. 1955-03-31: force raid by A on B [s1]"

/* `1955:`, `2. March 1955:`, `before 1955-03-02:`, `on 1955-03-02:` where a fact begins. */
static bool no_day(const trouble *t)
{
    static const char *const near[] = {"before", "after", "until", "ca", "circa", "c", "about", "around", "approximately", "approx", "early",
                                       "mid", "late", "since", "between", "during", "by", "from"};
    bool number = is(t, "a number"), on = is(t, "on"), vague = false;
    if (t->p->first != T_CASE || !begins_line(t) || !expects(t, "a date") || !expects(t, "assess")) return false;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) vague = vague || slice_eq(t->text, slice_of(near[i]));
    if (!number && !vague && !on) return false;
    diag *d = tell(t, number ? E_DATE_FORM : E_SYNTAX, number ? "`%.*s` is no day, and a fact begins with its day" : "a fact begins with its day, not with `%.*s`");
    diag_help(t->p->diags, d, on       ? "leave `on` out: 1955-03-02: force raid by A on B [s1]"
                              : number ? "write the day as year-month-day: 1955-03-02; where only the month or the year is known: " SOMETIME
                                       : "where the day is not known, write between which days it lies: " SOMETIME);
    return true;
}

/* Behind the day: `1955-03-02 14:00`, `1955-03-02, 1955-03-03:`, `1955-03-02 force ...`. */
static bool behind_day(const trouble *t)
{
    diag *d;
    if (t->p->before != T_DATE || !in_fact(t) || !expects(t, "':'")) return false;
    if (is(t, "a number")) {
        d = tell(t, E_SYNTAX, "behind a day stands a colon, not `%.*s`");
        diag_help(t->p->diags, d, "casus counts days and no hours; leave the hour out");
    } else if (is(t, "','") || is(t, "or") || is(t, "and")) {
        d = tell(t, E_SYNTAX, "a fact has one day, or a first and a last one; `%.*s` says neither");
        diag_help(t->p->diags, d, "write 1955-03-02 .. 1955-03-03: for what lasted; sometime 1955-03-02 .. 1955-03-03: for one day of these; "
                                  "or a fact for each day");
    } else if (is(t, "a name") || is(t, "no")) {
        d = tell(t, E_SYNTAX, "a colon is missing before `%.*s`");
        diag_help(t->p->diags, d, "behind the day, or the last of two days, stands a colon");
        diag_fix(t->p->diags, d, (span){t->p->before_at.at + t->p->before_at.len, 0}, ":");
    } else return false;
    return true;
}

/* Whether a [ is open before the word. */
static bool in_brackets(const trouble *t)
{
    bool open = false, quoted = false;
    for (uint32_t i = 0; i < t->line.len; i++) {
        char c = t->line.at[i];
        quoted = c == '"' ? !quoted : quoted;
        open = !quoted && (c == '[' || (open && c != ']'));
    }
    return open;
}

/* ---- facts ------------------------------------------------------------------------------------ */
/* `1955-03-02: Freedonia attacked Ruritania`. */
static bool told_as_prose(const trouble *t)
{
    bool lasts = begins_with(t->line, "throughout");
    if (is(t, "not") && in_fact(t) && (t->p->before == ':' || (t->p->before == T_NAME && words_behind_colon(t) == 2))) {
        diag *d = tell(t, E_SYNTAX, "what did not happen is not told with `%.*s`");
        diag_help(t->p->diags, d, "write `no` and the kind of event: 1955-03-01 .. 1955-12-31: no assistance by Zembla [s1]");
        return true;
    }
    if (!is(t, "a name") || !in_fact(t) || t->p->before != T_NAME || words_behind_colon(t) != 2 || !expects(t, "by")) return false;
    if (lasts) {
        diag *d = tell(t, E_SYNTAX, "`%.*s` cannot stand here: what holds throughout is told with round brackets");
        diag_help(t->p->diags, d, "as in: throughout: title(Hentzau, Ruritania) [yearbook]");
        return true;
    }
    diag *d = tell(t, E_SYNTAX, "`%.*s` cannot stand here: a fact names the kind of event first");
    diag_help(t->p->diags, d, "write the kind of event, a label if you like, and then who did it to whom: force raid by Freedonia on Ruritania [s1]");
    return true;
}

/* `at "Hentzau valley"`, `force "raid"`, `assess under "Treaty of Strelsau"`: a title for a name. */
static bool titled(const trouble *t)
{
    if (!is(t, "quoted words") || !expects(t, "a name") || expects(t, "quoted words") || in_brackets(t)) return false;
    if (!in_fact(t) && t->p->before != T_UNDER && t->p->before != T_FOR) return false;
    diag *d = tell(t, E_SYNTAX, "%.*s stands where a name is expected");
    diag_help(t->p->diags, d, "write the short name by which it is declared, without quotation marks");
    return true;
}

/* `throughout title(...)`, `appraised not justified(x)`. */
static bool no_colon(const trouble *t)
{
    if ((t->p->before != T_THROUGHOUT && t->p->before != T_APPRAISED) || !expects(t, "':'") || t->n != 1) return false;
    diag *d = tell(t, E_SYNTAX, "a colon is missing before `%.*s`");
    diag_help(t->p->diags, d, t->p->before == T_APPRAISED ? "as in: appraised: justified(raid) claimed by Freedonia [note] denied by Ruritania [report]"
                                                          : "as in: throughout: title(Hentzau, Ruritania) [yearbook]");
    diag_fix(t->p->diags, d, (span){t->p->before_at.at + t->p->before_at.len, 0}, ":");
    return true;
}

/* `dated 1956`. */
static bool year_of_source(const trouble *t)
{
    if (!is(t, "a number") || t->p->before != T_DATED) return false;
    diag *d = tell(t, E_DATE_FORM, "`%.*s` is no day");
    diag_help(t->p->diags, d, "write year-month-day, as in dated 1956-02-01; where only the year is known, leave `dated` out and put the year into the title");
    return true;
}

/* Little words of other languages than this one: `in Hentzau`, `upon Ruritania`, `between A and B`. */
static bool other_role(const trouble *t)
{
    static const struct { const char *word, *role, *why; } table[] = {
        {"in", "at", "where it happened stands behind `at`: at Hentzau"},
        {"near", "at", "where it happened stands behind `at`: at Hentzau"},
        {"upon", "on", "whom it struck stands behind `on`: on Ruritania"},
        {"towards", "to", "to whom it went stands behind `to`: to Ruritania"},
        {"between", NULL, "each act has one side behind `by` and the other behind `on`; where both acted, write two events"},
    };
    if (!in_fact(t) || !expects(t, "at") || t->p->before == ',') return false;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (!slice_eq(t->text, slice_of(table[i].word))) continue;
        diag *d = tell(t, E_KEYWORD, "`%.*s` tells nothing of an event");
        diag_help(t->p->diags, d, "%s", table[i].why);
        if (table[i].role) diag_fix(t->p->diags, d, t->at, "%s", table[i].role);
        return true;
    }
    return false;
}

/* `claimed [note]`, `denied [note]`. */
static bool nobody_said(const trouble *t)
{
    slice last = source_text(t->p->sources, t->p->before_at);
    if (!is(t, "'['") || t->n != 1 || !expects(t, "by") || t->p->before < T_ADMITTED || t->p->before > T_DENIED) return false;
    diag *d = diag_add(t->p->diags, t->p->before_at, E_SYNTAX, "who has %.*s it is missing", (int)last.len, last.at);
    diag_help(t->p->diags, d, "write it behind `by`: %.*s by Ruritania [note]", (int)last.len, last.at);
    return true;
}

/* Words for a standing that say less than the language asks for. */
static bool vague_standing(const trouble *t)
{
    static const char *const words[] = {"contested", "allegedly", "reportedly", "apparently", "presumably", "reported", "probable", "possible", "unclear", "uncertain", "said"};
    bool vague = false;
    if (!is(t, "a name") || !in_fact(t) || t->p->before == ':') return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) vague = vague || slice_eq(t->text, slice_of(words[i]));
    if (!vague) return false;
    diag *d = tell(t, E_KEYWORD, "`%.*s` does not say who stands behind the fact");
    diag_help(t->p->diags, d, "write behind it: claimed by A [s1] denied by B [s2]; or unknown, where nobody could say");
    return true;
}

/* ---- sources ---------------------------------------------------------------------------------- */
/* `["yearbook"]`, `[1]`, `[https://...]`, `[Yearbook of the University]`. */
static bool no_key(const trouble *t)
{
    slice last = source_text(t->p->sources, t->p->before_at);
    bool address = is(t, "':'") && (slice_eq(last, SLICE("https")) || slice_eq(last, SLICE("http")));
    bool keyword = is_keyword(t->found);
    if (keyword && t->p->before != T_NAME) return false; /* a word of the language as a key is told as such */
    if (t->p->first == T_USE || !in_brackets(t) || (!expects(t, "']'") && !(t->n == 1 && expects(t, "a name")))) return false;
    diag *d = address ? diag_add(t->p->diags, t->p->before_at, E_SYNTAX, "an address stands where the key of a source is expected")
                      : tell(t, E_SYNTAX, "`%.*s` cannot stand between [ and ]");
    if (address) diag_help(t->p->diags, d, "declare the source above, source note \"Title\" url \"https://...\", and write its key here: [note]");
    else if (is(t, "a number")) diag_help(t->p->diags, d, "a source is named by its key, which begins with a letter: source s1 \"Title\" above, and [s1] here");
    else diag_help(t->p->diags, d, "between them stand keys of sources, without quotation marks and separated by commas: source yearbook \"Title\" above, and [yearbook] here");
    return true;
}

/* `(yearbook)` where `[yearbook]` is meant; `(a note)` in a line of its own. */
static bool round_brackets(const trouble *t)
{
    if (!is(t, "'('") || expects(t, "'('") || !t->p->before) return false;
    if (begins_line(t)) {
        diag *d = tell(t, E_COMMENT, "no statement begins with `%.*s`");
        diag_help(t->p->diags, d, "a remark of your own stands behind #, up to the end of the line");
        return true;
    }
    if (!expects(t, "'['")) return false;
    diag *d = tell(t, E_SIGN, "sources stand in square brackets, not behind `%.*s`");
    diag_help(t->p->diags, d, "write [yearbook], the key of a source; a remark of your own stands behind #");
    return true;
}

/* ---- signs and names -------------------------------------------------------------------------- */
/* A sentence of this language has no full stop, and a list no comma at its end. */
static bool full_stop(const trouble *t)
{
    bool ends = expects(t, "'}'") || expects(t, "source") || (!t->p->braces && expects(t, "end of file"));
    bool stop = is(t, "'.'") && t->p->before != T_NAME && t->p->before != T_NUMBER;
    if (!ends || !t->p->before || begins_line(t) || (!stop && !is(t, "':'")) || (is(t, "':'") && t->p->before != ']' && t->p->before != T_STRING)) return false;
    diag *d = tell(t, E_SIGN, "statements end without a sign, and `%.*s` stands here");
    diag_help(t->p->diags, d, "delete it; the next statement is known by its first word");
    diag_fix(t->p->diags, d, t->at, "%s", "");
    return true;
}

/* `case "The raid" {`, `article III`, `force 1raid`. */
static bool no_name(const trouble *t)
{
    static const struct { int word; const char *model; } lead[] = {
        {T_CASE, "case raid_1955 \"The raid of 1955\" {"}, {T_TREATY, "treaty ZENDA \"Treaty of Zenda\" {"}, {T_STATE, "state Ruritania \"Ruritania\""},
        {T_PLACE, "place Hentzau \"Hentzau valley\""}, {T_GROUP, "group Lake_patrol \"Lake patrol\""}, {T_ORGAN, "organ Council \"Council of Zenda\" of ZENDA"},
        {T_SOURCE, "source yearbook \"Yearbook of the University\""}, {T_DUTY, "duty assist {"}, {T_RIGHT, "right self_defence {"},
        {T_POWER, "power withdraw {"}, {T_VERSION, "version original from 1950-06-01 \"1950 text\""},
    };
    bool only = expects(t, "a name") && t->n <= 4, titled = is(t, "quoted words") && only && t->n == 1;
    if (t->p->before == T_ARTICLE && expects(t, "a number") && t->n == 1) {
        diag *d = tell(t, E_SYNTAX, "the number of an article is written in digits, not as `%.*s`");
        diag_help(t->p->diags, d, "as in: article 3 \"Mutual defence\" {; an article that a treaty inserted: article 3 bis");
        return true;
    }
    if (is(t, "'('") && t->p->before == T_NUMBER && begins_with(t->line, "article")) {
        diag *d = tell(t, E_SYNTAX, "an article is named by its number alone, without `%.*s`");
        diag_help(t->p->diags, d, "leave the paragraph out: what each paragraph asks is a duty or right of its own within the article");
        return true;
    }
    for (size_t i = 0; titled && i < sizeof lead / sizeof *lead; i++) {
        if (t->p->before != lead[i].word) continue;
        diag *d = tell(t, E_SYNTAX, "a name is missing before %.*s");
        diag_help(t->p->diags, d, "a short name of one word comes first, by which other lines and the report call it: %s", lead[i].model);
        return true;
    }
    if (!is(t, "a number") || begins_line(t) || !expects(t, "a name")) return false;
    bool level = expects(t, "any") && expects(t, "at");
    if (!level && !only && !in_fact(t)) return false;
    diag *d = tell(t, E_SYNTAX, level ? "`%.*s` stands where a name or a level is expected" : "a name begins with a letter, not with `%.*s`");
    diag_help(t->p->diags, d, level ? "levels have names, as in: with gravity serious; the file that declares the scale lists them"
                                    : "write for instance raid_1 or s1");
    return true;
}

/* `source yearbook Yearbook of ...`, `case Hentzau 1955 "..."`, `use strelsau.treaty`: quotation marks are missing, or
 * the name has two words. */
static bool two_words(const trouble *t)
{
    if (t->n != 1 || !expects(t, "quoted words") || begins_line(t) || !t->text.len) return false;
    slice last = source_text(t->p->sources, t->p->before_at);
    if (t->p->before == T_USE) {
        diag *d = tell(t, E_SYNTAX, "words in quotation marks are missing before `%.*s`");
        diag_help(t->p->diags, d, "the name of a file is quoted, with its ending: use \"strelsau.treaty\"");
        return true;
    }
    bool word = is(t, "a number") || is(t, "of") || is(t, "a name");
    bool named = t->line.len && memchr(t->line.at, ' ', t->line.len) && t->p->before == T_NAME;
    if (!word || !named || (t->p->first != T_CASE && t->p->first != T_TREATY) || t->p->braces) return false;
    diag *d = tell(t, E_SYNTAX, "words in quotation marks are missing before `%.*s`");
    diag_help(t->p->diags, d, "a name is one word, such as %.*s_%.*s; behind it stands the title in quotation marks", (int)last.len, last.at, shown(t->text), t->text.at);
    return true;
}

/* `parties A, B from ...`, `if "armed attack" ...`: words that begin another statement than the one meant. */
static bool other_start(const trouble *t)
{
    bool parties = is(t, "parties") && expects(t, "party"), when = is(t, "if") && expects(t, "when");
    if (!begins_line(t) || (!parties && !when)) return false;
    diag *d = tell(t, E_KEYWORD, "no statement begins with `%.*s`");
    diag_help(t->p->diags, d, parties ? "write `party`, also before several: party Ruritania, Graustark from 1950-06-01 [official]"
                                      : "a condition begins with `where` or `when`: when \"armed attack\" f.gravity is at least serious");
    diag_fix(t->p->diags, d, t->at, "%s", parties ? "party" : "when");
    return true;
}

/* `owed by each party` and the line ends: the name that is missing, not the word that comes next. */
static bool nameless(const trouble *t)
{
    slice last = source_text(t->p->sources, t->p->before_at);
    if (!begins_line(t) || !expects(t, "a name") || t->n > 4 || !is_keyword(t->found)) return false;
    if (t->p->before != T_PARTY && t->p->before != T_BY && t->p->before != T_ON && t->p->before != T_TO) return false;
    diag *d = diag_add(t->p->diags, t->p->before_at, E_SYNTAX, "a name is missing behind `%.*s`", (int)last.len, last.at);
    const char *model = model_sentence(t->p, t->p->before_at);
    if (model) diag_help(t->p->diags, d, "as in: %s", model);
    return true;
}

/* A day and a length of time in each other's place. */
static bool odd_limit(const trouble *t)
{
    diag *d;
    if (is(t, "a date") && expects(t, "no") && expects(t, "a number")) {
        d = diag_add(t->p->diags, t->at, E_SYNTAX, "a day stands where a length of time is counted from an event");
        diag_help(t->p->diags, d, "write 30 days of r, or, for a fixed day: no later than %.*s", (int)t->text.len, t->text.at);
        diag_fix(t->p->diags, d, (span){t->at.at, 0}, "no later than ");
    } else if (is(t, "a number") && t->p->before == T_THAN && expects(t, "a date") && t->n == 1) {
        d = diag_add(t->p->diags, t->at, E_SYNTAX, "`no later than` names a day, not a length of time");
        diag_help(t->p->diags, d, "write no later than 1955-03-20, or, counted from an event: %.*s days of r", (int)t->text.len, t->text.at);
    } else return false;
    return true;
}

/* `for at least material`: a role takes one thing, and only a measure is compared. */
static bool level_in_role(const trouble *t)
{
    slice last = source_text(t->p->sources, t->p->before_at);
    if (!is(t, "at") || !expects(t, "a name") || !expects(t, "none")) return false;
    if (t->p->before < T_BY || t->p->before > T_OF) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "`%.*s` takes one name, and no comparison", (int)last.len, last.at);
    diag_help(t->p->diags, d, "compare it behind `such that`: offer t by o such that (t.for is at least material)");
    return true;
}

static bool closes_nothing(const trouble *t)
{
    if (!is(t, "'}'") || t->p->before || !t->p->surplus) return false;
    diag *d = diag_add(t->p->diags, t->at, E_SYNTAX, "this } closes nothing");
    diag_help(t->p->diags, d, "delete it, or look above for a block that was closed too early");
    diag_fix(t->p->diags, d, t->at, "%s", "");
    return true;
}

bool slip_message(struct parser *p, span at, const char *found, const char **expected, int n)
{
    trouble t = {p, at, found, expected, n, source_text(p->sources, at), line_before(p, at)};
    return closes_nothing(&t) || no_colon(&t) || year_of_source(&t) || no_day(&t) || behind_day(&t) || told_as_prose(&t) || other_role(&t) || titled(&t) || nobody_said(&t) || vague_standing(&t) || no_key(&t) ||
           round_brackets(&t) || full_stop(&t) || odd_limit(&t) || level_in_role(&t) || other_start(&t) || nameless(&t) || no_name(&t) ||
           two_words(&t);
}
