build-lto/src/dataset/explain.o: src/dataset/explain.c src/base/banned.h \
 src/base/buf.h src/base/arena.h src/base/suggest.h src/base/language.h \
 src/base/utf8.h src/base/library.h src/dataset/figure.h \
 src/dataset/cell.h src/base/decimal.h src/dataset/catalogue.h \
 src/plan/rollup.h src/plan/plan.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/diag.h src/base/place.h src/sheet/value.h \
 src/sheet/vocabulary.h src/dataset/print.h src/dataset/dataset.h \
 src/dataset/source.h src/base/wording.h src/check/check.h \
 src/check/finding.h src/base/message.h src/check/rule.h \
 src/check/settings.h src/plan/compliance.h src/plan/cut.h \
 src/plan/indicator.h src/plan/progress.h src/plan/progress_sheet.h \
 src/plan/reasons.h src/sheet/read.h src/base/file.h src/sheet/request.h \
 src/sheet/binding.h src/sheet/layout.h src/sheet/texts.h \
 src/base/intern.h src/base/hash.h src/plan/scale.h src/base/fraction.h \
 src/plan/lookup.h src/plan/aliases.h src/plan/keys.h src/plan/measure.h
src/base/banned.h:
src/base/buf.h:
src/base/arena.h:
src/base/suggest.h:
src/base/language.h:
src/base/utf8.h:
src/base/library.h:
src/dataset/figure.h:
src/dataset/cell.h:
src/base/decimal.h:
src/dataset/catalogue.h:
src/plan/rollup.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/place.h:
src/sheet/value.h:
src/sheet/vocabulary.h:
src/dataset/print.h:
src/dataset/dataset.h:
src/dataset/source.h:
src/base/wording.h:
src/check/check.h:
src/check/finding.h:
src/base/message.h:
src/check/rule.h:
src/check/settings.h:
src/plan/compliance.h:
src/plan/cut.h:
src/plan/indicator.h:
src/plan/progress.h:
src/plan/progress_sheet.h:
src/plan/reasons.h:
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
src/plan/lookup.h:
src/plan/aliases.h:
src/plan/keys.h:
src/plan/measure.h:
