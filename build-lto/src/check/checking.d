build-lto/src/check/checking.o: src/check/checking.c src/base/banned.h \
 src/check/checking.h src/check/findings.h src/check/finding.h \
 src/base/message.h src/base/arena.h src/base/buf.h src/base/language.h \
 src/check/rule.h src/base/diag.h src/base/place.h src/check/settings.h \
 src/plan/compliance.h src/plan/cut.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/plan/indicator.h src/plan/progress.h \
 src/plan/progress_sheet.h src/plan/reasons.h src/base/wording.h \
 src/plan/plan.h src/sheet/sheet.h src/sheet/cell.h src/sheet/value.h \
 src/base/decimal.h src/sheet/vocabulary.h src/sheet/read.h \
 src/base/file.h src/sheet/request.h src/sheet/binding.h \
 src/sheet/layout.h src/sheet/texts.h src/base/intern.h src/base/hash.h \
 src/plan/scale.h src/base/fraction.h src/plan/rollup.h \
 src/plan/aliases.h src/plan/keys.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/check/checking.h:
src/check/findings.h:
src/check/finding.h:
src/base/message.h:
src/base/arena.h:
src/base/buf.h:
src/base/language.h:
src/check/rule.h:
src/base/diag.h:
src/base/place.h:
src/check/settings.h:
src/plan/compliance.h:
src/plan/cut.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/plan/indicator.h:
src/plan/progress.h:
src/plan/progress_sheet.h:
src/plan/reasons.h:
src/base/wording.h:
src/plan/plan.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/vocabulary.h:
src/sheet/read.h:
src/base/file.h:
src/sheet/request.h:
src/sheet/binding.h:
src/sheet/layout.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/plan/scale.h:
src/base/fraction.h:
src/plan/rollup.h:
src/plan/aliases.h:
src/plan/keys.h:
src/base/utf8.h:
src/base/library.h:
