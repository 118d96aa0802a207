/* Words for the parts of the model.
 *
 * Contract: a day is written as one says it ("14 September 2022"), for the text is read aloud; the
 * other formats keep year-month-day. No phrase judges: who claims stands before who denies only
 * where the record has them in that order.
 */
#include "report/phrase.h"
#include "report/names.h"

bool text_given(const char *s)
{
    return s && *s;
}

bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static const char *month_name(int month)
{
    static const char *const name[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    return name[month - 1];
}

size_t shared_words(const char *a, const char *b)
{
    size_t n = 0, words = 0;
    for (; a[n] && a[n] == b[n]; n++)
        if (a[n] == ' ') words = n + 1;
    return words;
}

void say_day(sheet *s, day d)
{
    int y, m, dom;
    if (d == DAY_MIN || d == DAY_MAX) {
        say_text(s, d == DAY_MIN ? "the beginning" : "the end");
        return;
    }
    day_split(d, &y, &m, &dom);
    say(s, "%d %s %d", dom, month_name(m), y);
}

/* "16 to 17 September 2022": what both days share is said once. */
static void put_days(strbuf *sb, day from, day to)
{
    int y, m, dom, y2, m2, dom2;
    day_split(from, &y, &m, &dom);
    day_split(to, &y2, &m2, &dom2);
    if (from != to) {
        sb_fmt(sb, "%d ", dom);
        if (y != y2 || m != m2) sb_fmt(sb, "%s ", month_name(m));
        if (y != y2) sb_fmt(sb, "%d ", y);
        sb_str(sb, "to ");
    }
    sb_fmt(sb, "%d %s %d", dom2, month_name(m2), y2);
}

bool has_days(day from, day to)
{
    return from != DAY_MIN || to != DAY_MAX;
}

void say_days(sheet *s, day from, day to)
{
    if (from == to || from == DAY_MIN || to == DAY_MAX) {
        if (!has_days(from, to)) return;
        if (from != to) say_text(s, from == DAY_MIN ? "until " : "since ");
        say_day(s, from == DAY_MIN ? to : from);
        return;
    }
    strbuf sb;
    sb_init(&sb, s->body.mem);
    put_days(&sb, from, to);
    say_text(s, sb_done(&sb));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The day that begins here as YYYY-MM-DD and is no part of a longer word; DAY_MIN where none does. */
static day day_here(const char *text, const char *at)
{
    static const char form[] = "0000-00-00";
    size_t n = sizeof form - 1;
    day d;
    for (size_t i = 0; i < n; i++)
        if (form[i] == '0' ? !is_digit(at[i]) : at[i] != form[i]) return DAY_MIN;
    if (at > text && (is_digit(at[-1]) || at[-1] == '-' || at[-1] == '_')) return DAY_MIN;
    if (is_digit(at[n]) || at[n] == '-' || at[n] == '_') return DAY_MIN;
    int y = 0, m = (at[5] - '0') * 10 + at[6] - '0', dom = (at[8] - '0') * 10 + at[9] - '0';
    for (int i = 0; i < 4; i++) y = y * 10 + at[i] - '0';
    return day_make(y, m, dom, &d) ? d : DAY_MIN;
}

void say_quoted(sheet *s, const char *text)
{
    strbuf plain;
    sb_init(&plain, s->body.mem);
    for (const char *p = text; *p;) {
        day d = day_here(text, p);
        if (d == DAY_MIN) {
            sb_char(&plain, *p++);
            continue;
        }
        p += 10;
        day to = !strncmp(p, " to ", 4) ? day_here(text, p + 4) : DAY_MIN;
        if (to > d) p += 14;
        put_days(&plain, d, to > d ? to : d);
    }
    say_text(s, sb_done(&plain));
}

void say_told(sheet *s, const char *text)
{
    strbuf named;
    if (s->names && s->names->n_names) {
        sb_init(&named, s->body.mem);
        put_named(&named, s->names, s->obligor, text);
        text = sb_done(&named);
    }
    say_quoted(s, text);
}

void say_told_list(sheet *s, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) say_text(s, i + 1 == n ? " and " : ", ");
        say_told(s, texts[i]);
    }
}

void say_list(sheet *s, const char *const *names, size_t n, const char *last)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && i + 1 == n) say(s, " %s ", last);
        else if (i > 0) say_text(s, ", ");
        say_text(s, names[i]);
    }
}

/* The obligor of several keeps the declared name, by which the sheet knows it. */
static void say_one_name(sheet *s, const char *declared, day from, day to)
{
    bool kept = !s->names || (s->obligor && same_text(s->obligor, declared));
    say_text(s, kept ? declared : name_on(s->names, declared, from, to));
}

/* Those who act or suffer together have one text: "Cuba, Russia". */
static void say_name(sheet *s, const char *declared, day from, day to)
{
    for (const char *comma; (comma = strstr(declared, ", "));) {
        size_t n = (size_t)(comma - declared);
        say_one_name(s, arena_copy(s->body.mem, declared, n), from, to);
        declared = comma + strlen(", ");
        say_text(s, strstr(declared, ", ") ? ", " : " and ");
    }
    say_one_name(s, declared, from, to);
}

void say_party(sheet *s, const char *declared)
{
    say_name(s, declared, s->names ? s->names->from : DAY_MIN, s->names ? s->names->to : DAY_MAX);
}

void say_party_on(sheet *s, const char *declared, day on)
{
    say_name(s, declared, on, on);
}

void say_parties(sheet *s, const char *const *names, size_t n, const char *last)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0) say_text(s, i + 1 == n ? " " : ", ");
        if (i > 0 && i + 1 == n) say(s, "%s ", last);
        say_party(s, names[i]);
    }
}

void say_verdicts(sheet *s, const verdict_word *v, size_t n)
{
    for (size_t i = 0; i < n; i++) say(s, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", verdict_name(v[i]));
}

void say_sources(sheet *s, const m_cite *c, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++, c++) {
        bool unsure = c->confidence && strcmp(c->confidence, "high") != 0, unverified = c->source->unverified;
        if (i == 0) {
            say_text(s, " ");
            set_style(s, STYLE_FAINT);
        }
        say(s, "%s%s", i ? ", " : "[", c->source->key);
        if (unsure || unverified) say(s, " (%s%s%s)", unsure ? c->confidence : "", unsure && unverified ? ", " : "", unverified ? "unverified" : "");
    }
    if (!n) return;
    say_text(s, "]");
    set_style(s, STYLE_PLAIN);
}

/* The day of a source of its own in which it says so, if one is cited: it may have had another name by then. */
static day said_on(const m_voice *v, const char *who)
{
    for (uint32_t i = 0; i < v->citations; i++)
        if (same_text(v->cites[i].source->side, who)) return v->cites[i].source->dated;
    return DAY_MIN;
}

/* Courts and commissions speak without being declared: International_Military_Tribunal. */
static void say_speaker(sheet *s, const m_voice *v, const char *who)
{
    day on = said_on(v, who);
    if (s->names && same_text(name_told(s->names, who), who) && strchr(who, '_')) {
        for (const char *p = who; *p; p++) say(s, "%c", *p == '_' ? ' ' : *p);
        return;
    }
    if (on != DAY_MIN) say_party_on(s, who, on);
    else say_party(s, who);
}

static void say_voice(sheet *s, const m_fact *f, const m_voice *v)
{
    /* A bare citation says "undisputed" only where nobody speaks against it. */
    bool bare = v->how == ST_UNDISPUTED && f->n_voices > 1;
    say_text(s, bare ? "recorded" : standing_word(v->how));
    for (uint32_t i = 0; i < v->whos; i++) {
        say_text(s, i == 0 ? " " : i + 1 == v->whos ? " and " : ", ");
        say_speaker(s, v, v->who[i]);
    }
    say_sources(s, v->cites, v->citations);
}

void say_standing(sheet *s, const m_fact *f)
{
    if (f->encoder) say_text(s, ", by the encoder's own statement");
    for (uint32_t i = 0; i < f->n_voices; i++) {
        if (f->encoder && !f->voices[i].citations) continue; /* its one voice is the encoder's */
        say_text(s, ", ");
        say_voice(s, f, &f->voices[i]);
    }
    if (f->kind == FACT_UNRECORDED && strncmp(f->name, "unrecorded", strlen("unrecorded")) != 0) say_text(s, ", not on record");
}

/* Whether the words repeat the name, as those of relations do: "no title(Osh, Kyrgyzstan)". An event's label is in its
 * words by chance only: "y" in "gravity". */
static bool words_hold_name(const m_fact *f)
{
    if (f->kind == FACT_EVENT) return same_text(f->text, f->name);
    return text_given(f->text) && strstr(f->text, f->name);
}

static void say_what(sheet *s, const m_fact *f)
{
    if (text_given(f->text) && !words_hold_name(f)) say(s, "%s: ", f->name);
    say_told(s, text_given(f->text) ? f->text : f->name);
    if (!has_days(f->from, f->to)) return;
    say(s, ", %s", f->sometime ? "on one day of " : "");
    say_days(s, f->from, f->to);
}

void say_standing_short(sheet *s, const m_fact *f)
{
    if (f->n_voices == 1 && f->voices[0].how == ST_UNDISPUTED) say_sources(s, f->voices[0].cites, f->voices[0].citations);
    else say_standing(s, f);
}

void say_fact(sheet *s, const m_fact *f)
{
    if (f->encoder) { /* the foot tells its days and its reason */
        say_told(s, f->name);
        say_text(s, " (by the encoder)");
        return;
    }
    say_what(s, f);
    say_standing_short(s, f);
}

void say_fact_in_full(sheet *s, const m_fact *f)
{
    say_what(s, f);
    say_standing(s, f);
}

void say_answer(sheet *s, const m_answer *a)
{
    if (!a->presumption) {
        say_text(s, "for want of a finding: ");
        say_told(s, a->answer);
        return;
    }
    say_text(s, a->applied ? "presumed: " : "a presumption would answer: ");
    say_told(s, a->answer);
    say_text(s, ", burden on ");
    say_party(s, a->burden);
    say(s, " (%s)", a->presumption->name);
    say_sources(s, a->presumption->cites, a->presumption->citations);
    if (a->conditional) say_text(s, ", where its own conditions hold, which are open");
    if (a->contrary) say(s, a->applied ? ", and no other presumption answers the contrary" : "; another presumption answers the contrary, so neither does");
}

void say_fact_again(sheet *s, const m_fact *f)
{
    /* The name alone would hide a "no". */
    bool words = f->kind == FACT_RELATION || f->kind == FACT_JUDGMENT;
    say_told(s, words && words_hold_name(f) ? f->text : f->name);
}

void say_reading(sheet *s, const m_reading *r)
{
    say(s, "Reading %s", r->name);
    if (!text_given(r->label)) return;
    say_text(s, ": ");
    say_quoted(s, r->label);
}

void say_place(sheet *s, const source_table *sources, span at)
{
    if (!source_of(sources, at)) return;
    place p = source_place(sources, at);
    if (!p.line) say_text(s, p.file); /* a line that nothing remembers */
    else say(s, "%s:%llu:%llu", p.file, (unsigned long long)p.line, (unsigned long long)p.column);
}

void say_at(sheet *s, const source_table *sources, span at)
{
    if (!source_of(sources, at)) return;
    say_text(s, " (");
    say_place(s, sources, at);
    say_text(s, ")");
}
