/*
 * The version of the program, in this one place: `pliego --version`, manifests and documents have it from
 * here.
 *
 * Semantic versioning (semver.org).  CHANGELOG.md says what each brought.
 */
#ifndef PLIEGO_BASE_VERSION_H
#define PLIEGO_BASE_VERSION_H

#define PLIEGO_VERSION "0.1.0"

#endif
