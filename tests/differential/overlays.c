/* overlays - what stands over the verdicts of reports, as lines beside those of `--format rows`.
 *
 * Reads the program's JSON reports (one after the other) on the standard input and prints a line for each overlay
 * and each note that a ground of excuse is there but was not used, keyed as row lines are. Of a row whose
 * overlays were not weighed it says SKIP, of one whose hinges on roles of unrecorded events were not looked for INNER.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *text(const json_t *o, const char *name)
{
    const char *s = json_string_value(json_object_get(o, name));
    return s ? s : "-";
}

static void print_key(const json_t *r)
{
    printf("%s\t%s\t%s\t%s\t%s\t%s", text(r, "clause"), text(r, "version"), text(r, "instance"), text(r, "obligor"), text(r, "beneficiary"), text(r, "profile"));
}

static void print_line(const json_t *r, const char *kind, const char *ground, const char *when)
{
    print_key(r);
    printf("\tover %s\t%s\t%s\t-\n", kind, ground, when);
}

static void print_skip(const json_t *r)
{
    printf("SKIP\tover\t");
    print_key(r);
    printf("\n");
}

static void print_row(const json_t *r)
{
    static const char *const unused = ": available, not used", *const unseen = "too many open questions to see where";
    json_t *x;
    size_t i;
    x = json_object_get(r, "on_every_reading");
    if (json_is_null(x)) print_skip(r);
    if (json_is_true(x) && strcmp(text(r, "version"), "-") != 0) print_line(r, "law", "every reading", "always");
    json_array_foreach(json_object_get(r, "overlays"), i, x) {
        bool unweighed = strcmp(text(x, "when"), unseen) == 0;
        if (unweighed) print_skip(r);
        print_line(r, text(x, "kind"), text(x, "ground"), json_is_null(json_object_get(x, "when")) ? "always" : "perhaps");
    }
    json_array_foreach(json_object_get(r, "notes"), i, x) {
        const char *note = json_string_value(x), *at = note ? strstr(note, unused) : NULL;
        char ground[64];
        if (note && strstr(note, "what unrecorded events would have been like")) {
            printf("INNER\t");
            print_key(r);
            printf("\n");
        }
        if (!at || at[strlen(unused)]) continue;
        snprintf(ground, sizeof ground, "%.*s", (int)(at - note), note);
        print_line(r, "available", ground, "perhaps");
    }
}

/* A joint finding on every reading. */
static void print_joint(const json_t *j)
{
    const json_t *every = json_object_get(j, "on_every_reading"), *name;
    size_t i;
    if (json_is_false(every)) return;
    printf("%sjoint\t%s\t%s", json_is_null(every) ? "SKIP\tover\t" : "", text(j, "clause"), text(j, "instance"));
    json_array_foreach(json_object_get(j, "obligors"), i, name) printf("%s%s", i ? "," : "\t", json_string_value(name));
    printf("\t%s", text(j, "profile"));
    printf(json_is_null(every) ? "\n" : "\tover law\tevery reading\talways\t-\n");
}

int main(void)
{
    json_error_t error;
    json_t *report, *r;
    size_t i;
    while ((report = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, &error))) {
        json_array_foreach(json_object_get(report, "results"), i, r) print_row(r);
        json_array_foreach(json_object_get(report, "joint"), i, r) print_joint(r);
        json_decref(report);
    }
    return 0;
}
