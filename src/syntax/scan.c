/* The scanner's helpers: reading and checking bytes, dates, quotes, and the signs that word
 * processors and other languages leave behind. */
#include "syntax/driver.h"

/* While a declaration is skipped, and after the one message that it gets. */
static bool silent(const struct parser *p)
{
    return p->quiet || p->rejected;
}

/* Told once, also while a declaration is skipped: the rest of the file stays unread. */
static void trouble_message(struct parser *p, uint64_t offset)
{
    span at = {p->src->base + offset, 1};
    if (p->stopped) return;
    p->stopped = p->rejected = true;
    switch (p->trouble) {
    case '0':
        diag_help(p->diags, diag_add(p->diags, at, E_BYTE, "a NUL byte at offset %llu", (unsigned long long)offset),
                  "the file is damaged or no text; save it as plain text (UTF-8)");
        break;
    case 'u':
        diag_help(p->diags, diag_add(p->diags, at, E_BYTE, "a byte at offset %llu that is no UTF-8", (unsigned long long)offset),
                  "save the file as plain text (UTF-8) and try again");
        break;
    case 'l':
        diag_help(p->diags, diag_add(p->diags, at, L_SIZE, "a line longer than %u bytes", LIM_LINE), "break it into several lines");
        break;
    case 't':
        diag_help(p->diags, diag_add(p->diags, at, L_SIZE, "a file of law longer than %u bytes", LIM_TEXT), "divide it; one file names the others with `use`");
        break;
    default:
        diag_help(p->diags, diag_add(p->diags, at, E_FILE, "the file could not be read to its end"), "see whether its disk or network can be reached");
        break;
    }
}

/* How many of the n bytes may be handed on; sets `trouble` where something stands after them, or
 * leaves the beginning of a sign that further bytes will complete. */
static size_t check_bytes(struct parser *p, const char *s, size_t n, bool more)
{
    size_t good = utf8_check(s, n, false);
    bool cut = more && good < n && utf8_check(s + good, n - good, true) == n - good;
    if (good < n && !cut) p->trouble = s[good] ? 'u' : '0';
    if (p->line_bytes + good <= LIM_LINE) { /* no line can be too long: only the last one counts on */
        size_t last = 0;
        while (last < good && s[good - 1 - last] != '\n') last++;
        p->line_bytes = last < good ? last : p->line_bytes + good;
        return good;
    }
    for (size_t i = 0; i < good;) {
        const char *nl = memchr(s + i, '\n', good - i);
        size_t piece = nl ? (size_t)(nl - (s + i)) : good - i;
        if (p->line_bytes + piece > LIM_LINE) {
            p->trouble = 'l';
            return i;
        }
        p->line_bytes = nl ? 0 : p->line_bytes + piece;
        i += piece + (nl ? 1 : 0);
    }
    return good;
}

/* Of a stream, what hardly a message will need any more is let go once it is very long: what stands
 * before a declaration, and what is skipped or will be. */
static void let_go(struct parser *p)
{
    bool lost = p->quiet || p->rejected;
    if (p->keep || p->src->len <= (lost ? LIM_ITEM : LIM_LINE) || (!lost && (p->last || p->pushed >= 0))) return;
    parse_slide(p, p->at - p->src->base);
}

/* Reads once: what was carried, and what the host gives, checked. Gives the bytes that are good. */
static size_t read_once(struct parser *p, char *buf, size_t room, bool *more)
{
    memcpy(buf, p->carried, p->carry);
    long got = p->read(p->user, buf + p->carry, room - p->carry);
    *more = got > 0;
    if (got < 0) {
        p->trouble = 'r';
        return 0;
    }
    size_t n = (size_t)got + p->carry, good = check_bytes(p, buf, n, *more);
    if (p->keep && good > LIM_TEXT - p->src->size) {
        p->trouble = 't';
        good = (size_t)(LIM_TEXT - p->src->size);
        while (good && ((unsigned char)buf[good] & 0xC0) == 0x80) good--;
    }
    p->carry = p->trouble ? 0 : (uint32_t)(n - good);
    memcpy(p->carried, buf + good, p->carry);
    if (!source_append(p->src, buf, good)) arena_fail(p->mem);
    return good;
}

/* Reads on into buf, which has room for a whole sign at least; 0 at the end and at trouble.
 * Flex goes over a word again each time it asks for more of it: of a long one it gets a good part
 * at once, however little the host gives at a time. */
static size_t fill(struct parser *p, char *buf, size_t room)
{
    size_t word = (size_t)(p->src->base + p->src->size - p->at), least = word < 16384 ? 1 : word / 4, good = 0;
    bool more = true;
    if (p->braces && p->last && p->at - p->item_at > LIM_ITEM) parse_too_long(p); /* amid comments or blanks no word comes to tell it */
    let_go(p);
    while (more && !p->trouble && good < least && room - good >= sizeof p->held_bytes) good += read_once(p, buf + good, room - good, &more);
    if (p->trouble && good == 0) trouble_message(p, p->src->from + p->src->len);
    return good;
}

int scan_input(struct parser *p, char *buf, size_t room)
{
    if (p->held_at == p->held && room >= sizeof p->held_bytes) return (int)fill(p, buf, room);
    /* A buffer that is nearly full: what does not fit is held for the next call. */
    if (p->held_at == p->held) {
        p->held = (uint32_t)fill(p, p->held_bytes, sizeof p->held_bytes);
        p->held_at = 0;
    }
    size_t n = p->held - p->held_at < room ? p->held - p->held_at : room;
    memcpy(buf, p->held_bytes + p->held_at, n);
    p->held_at += (uint32_t)n;
    return (int)n;
}

static void invisible(struct parser *p, span at, uint32_t code)
{
    diag *d = diag_add(p->diags, at, E_SIGN, "an invisible sign, U+%04X, stands here", code);
    diag_help(p->diags, d, "delete it; it can hide or reorder words");
    diag_fix(p->diags, d, at, "%s", "");
}

/* Controls that reorder or hide text would let a file read differently than it is. */
bool scan_quiet_text(struct parser *p, const char *s, size_t n, span at)
{
    for (size_t i = text_visible(s, n, '\n'); i < n;) {
        unsigned char c = (unsigned char)s[i];
        uint32_t code = c, len = c < 0x80 ? 1 : utf8_at(s + i, n - i, &code);
        bool control = (code < 0x20 && code != '\t' && code != '\r') || code == 0x7F || (code >= 0x80 && code < 0xA0) ||
                       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
                       (code >= 0x200B && code <= 0x200F) || code == 0xAD || code == 0xFEFF;
        if (control) {
            if (!silent(p)) invisible(p, (span){at.at + i, len}, code);
            return false;
        }
        i += len;
    }
    return true;
}

bool scan_string(struct parser *p, const char *s, size_t n, span at, sym *out)
{
    if (n - 2 > LIM_STRING) {
        scan_too_long(p, at, "quotation", LIM_STRING);
        return false;
    }
    if (!scan_quiet_text(p, s, n, at)) return false;
    *out = intern(p->names, s + 1, n - 2);
    return true;
}

static const char *const month_name[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};

bool scan_date(struct parser *p, const char *s, span at, int32_t *out)
{
    int y = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0');
    int m = (s[5] - '0') * 10 + (s[6] - '0'), d = (s[8] - '0') * 10 + (s[9] - '0');
    if (day_make(y, m, d, out)) return true;
    if (silent(p)) return false;
    int len = day_month_length(y, m);
    if (!len)
        diag_help(p->diags, diag_add(p->diags, at, E_DATE, "there is no month %d in %.10s", m, s),
                  "write year-month-day, as in 2022-09-16");
    else if (!y) diag_help(p->diags, diag_add(p->diags, at, E_DATE, "there is no year 0 in %.10s", s), "years run from 0001 to 9999");
    else diag_help(p->diags, diag_add(p->diags, at, E_DATE, "there is no day %.10s", s), "%s %d has %d days", month_name[m - 1], y, len);
    return false;
}

/* Says how the day is written; the one way it can be read is offered as the repair. */
static void help_date(struct parser *p, diag *g, span at, int y, int m, int d)
{
    int32_t day_number;
    if (!day_make(y, m, d, &day_number)) {
        diag_help(p->diags, g, "write year-month-day, as in 1914-08-04");
        return;
    }
    diag_help(p->diags, g, "write %04d-%02d-%02d", y, m, d);
    diag_fix(p->diags, g, at, "%04d-%02d-%02d", y, m, d);
}

void scan_date_form(struct parser *p, const char *s, span at)
{
    if (silent(p)) return;
    int part[3] = {0}, k = -1;
    bool digit = false;
    for (uint32_t i = 0; i < at.len; i++) { /* three numbers; what separates them may be one sign of several bytes */
        bool was = digit;
        digit = s[i] >= '0' && s[i] <= '9';
        if (digit && !was) k++;
        if (digit && k < 3) part[k] = part[k] * 10 + (s[i] - '0');
    }
    diag *g = diag_add(p->diags, at, E_DATE_FORM, "the date %.*s is not written year-month-day", (int)at.len, s);
    bool year_first = part[0] > 31;
    int y = year_first ? part[0] : part[2], d = year_first ? part[2] : part[0];
    if (!year_first && part[0] <= 12 && part[1] <= 12 && part[0] != part[1] && y > 99)
        diag_help(p->diags, g, "it can be read as %04d-%02d-%02d or as %04d-%02d-%02d; write the one you mean", y, part[1], d, y, d, part[1]);
    else if (y <= 99) diag_help(p->diags, g, "write the year with four digits, then month and day, as in 1914-08-04");
    else if (part[1] > 12) help_date(p, g, at, y, d, part[1]);
    else help_date(p, g, at, y, part[1], d);
}

/* "4 August 1914" or "August 4, 1914". */
void scan_date_words(struct parser *p, const char *s, span at)
{
    if (silent(p)) return;
    int number[2] = {0}, k = -1, month = 0;
    for (uint32_t i = 0; i < at.len; i++) {
        bool digit = s[i] >= '0' && s[i] <= '9', first = i == 0 || s[i - 1] == ' ';
        if (digit && first) k++;
        if (digit && k < 2) number[k] = number[k] * 10 + (s[i] - '0');
        for (int m = 0; first && !digit && m < 12; m++)
            if (!memcmp(s + i, month_name[m], 3)) month = m + 1;
    }
    diag *g = diag_add(p->diags, at, E_DATE_FORM, "the date %.*s is not written year-month-day", (int)at.len, s);
    help_date(p, g, at, number[1], month, number[0]);
}

bool scan_number(struct parser *p, const char *s, size_t n, span at, int32_t *out)
{
    int32_t v = 0;
    if (n > 9) {
        if (!silent(p)) diag_help(p->diags, diag_add(p->diags, at, L_SIZE, "a number of more than nine digits"), "is this a number of days or of an article?");
        return false;
    }
    for (size_t i = 0; i < n; i++) v = v * 10 + (s[i] - '0');
    *out = v;
    return true;
}

bool scan_open(struct parser *p, span at, char which)
{
    if (which == '{') {
        if (p->braces < 8) p->open[p->braces] = at;
        p->braces++;
        p->opened = true;
        return true;
    }
    if (p->base + p->run >= LIM_DEPTH) {
        if (!silent(p))
            diag_help(p->diags, diag_add(p->diags, at, L_DEPTH, "more than %u brackets and nots are open here", LIM_DEPTH),
                      "give parts of the condition a name: term NAME(f: force) means ...");
        return false;
    }
    if (which == 'n') {
        p->run++;
        return true;
    }
    p->mark[p->brackets++] = p->base;
    p->base += p->run + 1;
    p->run = 0;
    return true;
}

void scan_close(struct parser *p, char which)
{
    if (which == '}') {
        p->surplus = !p->braces;
        if (p->braces) p->braces--;
        statement_done(p);
    } else if (p->brackets) {
        p->base = p->mark[--p->brackets];
    }
}

void scan_too_long(struct parser *p, span at, const char *what, uint32_t limit)
{
    if (silent(p)) return;
    diag *d = diag_add(p->diags, (span){at.at, at.len < 40 ? at.len : 40}, L_SIZE, "a %s longer than %u bytes", what, limit);
    diag_help(p->diags, d, "shorten it; a long text is cut with ... or split into several");
}

void scan_unclosed_quote(struct parser *p, const char *s, size_t n, span at)
{
    (void)s;
    if (silent(p)) return;
    diag *d = diag_add(p->diags, (span){at.at, n < 24 ? (uint32_t)n : 24}, E_QUOTE, "the quotation opened here is not closed on its line");
    diag_help(p->diags, d, "close it with \" before the line ends; long texts are cut with ... or split into several");
}

void scan_comment_sign(struct parser *p, const char *s, span at)
{
    if (silent(p)) return;
    diag *d = diag_add(p->diags, at, E_COMMENT, "comments do not start with %.*s", (int)at.len, s);
    diag_help(p->diags, d, "write # before a comment");
    diag_fix(p->diags, d, at, "#");
}

void scan_and_or(struct parser *p, span at)
{
    if (silent(p)) return;
    diag *d = diag_add(p->diags, at, E_MIXED, "`and/or` says two things at once");
    diag_help(p->diags, d, "choose: `or` (one suffices), `and` (both are needed)");
}

void scan_stray(struct parser *p, char c, span at)
{
    if (silent(p)) return;
    diag *d;
    switch (c) {
    case '=':
        d = diag_add(p->diags, at, E_SIGN, "the sign = is not used");
        diag_help(p->diags, d, "write `is`, as in f.by is party");
        diag_fix(p->diags, d, at, "is");
        break;
    case '/':
        d = diag_add(p->diags, at, E_SIGN, "the sign / is not used");
        diag_help(p->diags, d, "choose: `or` (one suffices), `and` (both are needed)");
        break;
    case '>':
        d = diag_add(p->diags, at, E_SIGN, "the sign > is not used");
        diag_help(p->diags, d, "levels are compared in words: f.gravity is at least serious; days with after and before");
        break;
    case ';':
        d = diag_add(p->diags, at, E_SIGN, "statements end without a sign");
        diag_help(p->diags, d, "delete the ;");
        diag_fix(p->diags, d, at, "%s", "");
        break;
    case '-':
        d = diag_add(p->diags, at, E_SIGN, "the sign - stands in dates only");
        diag_help(p->diags, d, "in names write _; between two days stand two dots, 2022-09-14 .. 2022-09-20");
        break;
    case '\'':
        d = diag_add(p->diags, at, E_SIGN, "words are quoted with \", not with '");
        diag_help(p->diags, d, "put \" before and after the words");
        diag_fix(p->diags, d, at, "\"");
        break;
    default:
        if ((unsigned char)c < 0x20 || c == 0x7F) {
            invisible(p, at, (unsigned char)c);
            return;
        }
        d = diag_add(p->diags, at, E_SIGN, "the sign %c is not used", c);
        diag_help(p->diags, d, "the manual lists the few signs there are: { } ( ) [ ] , : . .. < |");
        break;
    }
}

/* A byte beyond ASCII outside quotes and comments: say which sign it is. */
void scan_foreign(struct parser *p, span at)
{
    static const struct { uint32_t code; const char *name, *fix; } known[] = {
        {0x201C, "a curly opening quote", "\""}, {0x201D, "a curly closing quote", "\""}, {0x201E, "a low quote", "\""},
        {0x2018, "a curly single quote", "\""},  {0x2019, "a curly apostrophe", "\""},    {0xAB, "a guillemet", "\""},
        {0xBB, "a guillemet", "\""},             {0xA0, "a no-break space", " "},         {0x202F, "a narrow no-break space", " "},
        {0xAD, "a soft hyphen", ""},             {0x2013, "an en dash", ".."},            {0x2014, "an em dash", ".."},
        {0x2026, "an ellipsis", ".."},           {0x200B, "a zero-width space", ""},      {0xFEFF, "a byte-order mark", ""},
        {0x2011, "a no-break hyphen", "-"},      {0xA7, "a section sign", NULL},
    };
    if (silent(p)) return;
    slice text = source_text(p->sources, (span){at.at, 4});
    if (!text.len) text = source_text(p->sources, (span){at.at, 3});
    if (!text.len) text = source_text(p->sources, (span){at.at, 2});
    uint32_t code = 0, len = text.len ? utf8_at(text.at, text.len, &code) : 1;
    span whole = {at.at, len};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == code) {
            diag *d = diag_add(p->diags, whole, E_SIGN, "%s (U+%04X) stands here", known[i].name, code);
            if (known[i].fix && known[i].fix[0] == '"')
                diag_help(p->diags, d, "use the straight \" throughout; a word processor replaces it, a text editor does not");
            else if (code == 0x2013 || code == 0x2014)
                diag_help(p->diags, d, "between two days stand two dots, 2022-09-14 .. 2022-09-20; in names write _");
            else
                diag_help(p->diags, d, "texts copied from a PDF or a word processor bring such signs; type it anew");
            if (known[i].fix) diag_fix(p->diags, d, whole, "%s", known[i].fix);
            return;
        }
    diag *d = diag_add(p->diags, whole, E_SIGN, "the sign U+%04X does not stand in names or keywords", code);
    diag_help(p->diags, d, "names use a-z, digits and _; put the local spelling into the quoted title");
}
