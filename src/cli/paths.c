/* Files below folders, in an order that is the same everywhere: by name, folder by folder. Links to
 * folders are not followed, so that a circle of them cannot trap the walk. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/cli.h"

#define MOST_FOLDERS 64 /* folders within folders */

static bool add_path(paths *p, const char *folder, const char *name)
{
    if (p->n == p->room) {
        size_t room = p->room * 2 + 16;
        char **at = realloc(p->at, room * sizeof *at);
        if (!at) return false;
        p->at = at;
        p->room = room;
    }
    size_t n = strlen(folder), size = n + strlen(name) + 2;
    char *path = malloc(size);
    if (!path) return false;
    snprintf(path, size, "%s%s%s", folder, n && folder[n - 1] != '/' ? "/" : "", name);
    p->at[p->n++] = path;
    return true;
}

void free_paths(paths *p)
{
    for (size_t i = 0; i < p->n; i++) free(p->at[i]);
    free(p->at);
    *p = (paths){0};
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static bool is_folder(const char *path, bool follow)
{
    struct stat st;
    return (follow ? stat(path, &st) : lstat(path, &st)) == 0 && S_ISDIR(st.st_mode);
}

bool folder_there(const char *path)
{
    return is_folder(path, true);
}

static bool walk(paths *p, const char *folder, const char *ending, int depth)
{
    paths inside = {0};
    DIR *d = opendir(folder);
    bool good = d != NULL, whole = true;
    for (struct dirent *e; good && (e = readdir(d));)
        if (e->d_name[0] != '.') good = add_path(&inside, folder, e->d_name);
    if (d) closedir(d);
    if (!good) talk("the folder %s cannot be read", folder);
    if (inside.n) qsort(inside.at, inside.n, sizeof *inside.at, by_name);
    for (size_t i = 0; i < inside.n && good; i++) {
        if (is_folder(inside.at[i], false) && depth == MOST_FOLDERS) {
            talk("the folder %s lies more than %d deep and was not looked into", inside.at[i], MOST_FOLDERS);
            whole = false;
        } else if (is_folder(inside.at[i], false)) good = walk(p, inside.at[i], ending, depth + 1);
        else if (ends_in(inside.at[i], ending)) good = add_path(p, "", inside.at[i]);
    }
    free_paths(&inside);
    return good && whole;
}

bool find_paths(paths *p, const char *path, const char *ending)
{
    return is_folder(path, true) ? walk(p, path, ending, 0) : add_path(p, "", path);
}
