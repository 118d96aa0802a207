/* Values of JSON: see json_values.h. */
#include "report/json_values.h"
#include "report/escape.h"

json_t *attach(writer *w, json_t *to, const char *key, json_t *value)
{
    int failed = key ? json_object_set_new(to, key, value) : json_array_append_new(to, value);
    if (failed == 0) return value;
    w->failed = true;
    return NULL;
}

json_t *add_object(writer *w, json_t *to, const char *key)
{
    return attach(w, to, key, json_object());
}

json_t *add_array(writer *w, json_t *to, const char *key)
{
    return attach(w, to, key, json_array());
}

/* A name from the host's file system need not be UTF-8: its other bytes are given as U+FFFD. */
static json_t *repaired(const char *s)
{
    char text[3 * 1024];
    size_t n = 0, len = strlen(s);
    for (size_t i = 0; i < len && n + 4 <= sizeof text;) {
        uint32_t code, k = utf8_at(s + i, len - i, &code);
        bool broken = k == 1 && code >= 0x80;
        memcpy(text + n, broken ? "\xEF\xBF\xBD" : s + i, broken ? 3 : k);
        n += broken ? 3 : k;
        i += k;
    }
    return json_stringn(text, n);
}

void add_text(writer *w, json_t *to, const char *key, const char *s)
{
    json_t *value = s ? json_string(s) : json_null();
    if (s && !value && utf8_check(s, strlen(s), false) < strlen(s)) value = repaired(s);
    attach(w, to, key, value);
}

void add_bool(writer *w, json_t *to, const char *key, bool value)
{
    attach(w, to, key, json_boolean(value));
}

void add_number(writer *w, json_t *to, const char *key, uint64_t value)
{
    attach(w, to, key, json_integer((json_int_t)value));
}

void add_day(writer *w, json_t *to, const char *key, day d)
{
    char text[11];
    day_write(d, text);
    add_text(w, to, key, d == DAY_MIN || d == DAY_MAX ? NULL : text);
}

void add_texts(writer *w, json_t *to, const char *key, const char *const *s, uint32_t n)
{
    json_t *list = add_array(w, to, key);
    for (uint32_t i = 0; i < n; i++) add_text(w, list, NULL, s[i]);
}

void add_place(writer *w, json_t *to, span at)
{
    if (!source_of(w->sources, at)) {
        add_text(w, to, "place", NULL);
        return;
    }
    place p = source_place(w->sources, at);
    json_t *o = add_object(w, to, "place");
    add_text(w, o, "file", p.file);
    add_number(w, o, "line", p.line);
    add_number(w, o, "column", p.column);
}

/* jansson hands over every sign by itself; they are handed on in larger pieces, never cut. */
typedef struct { out *o; size_t n; char text[4096]; } piece;

static void flush_piece(piece *p)
{
    out_json(p->o, p->text, p->n);
    p->n = 0;
}

static int take(const char *s, size_t n, void *user)
{
    piece *p = user;
    if (n > sizeof p->text - p->n) flush_piece(p);
    if (n > sizeof p->text) out_json(p->o, s, n);
    else {
        memcpy(p->text + p->n, s, n);
        p->n += n;
    }
    return p->o->failed ? -1 : 0;
}

bool dump_json(out *o, const writer *w, json_t *whole)
{
    piece p = {.o = o};
    bool failed = w->failed || json_dump_callback(whole, take, &p, JSON_COMPACT) != 0;
    json_decref(whole);
    if (failed) return false;
    flush_piece(&p);
    out_bytes(o, "\n", 1);
    return !o->failed;
}
