build-lto/src/dataset/rollup.o: src/dataset/rollup.c src/base/banned.h \
 src/dataset/figure.h src/dataset/cell.h src/base/arena.h src/base/buf.h \
 src/base/decimal.h src/dataset/catalogue.h src/plan/rollup.h \
 src/plan/plan.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/sheet.h src/sheet/cell.h src/base/diag.h src/base/language.h \
 src/base/place.h src/sheet/value.h src/sheet/vocabulary.h \
 src/dataset/row_writer.h src/dataset/source.h src/base/wording.h \
 src/check/check.h src/check/finding.h src/base/message.h \
 src/check/rule.h src/check/settings.h src/plan/compliance.h \
 src/plan/cut.h src/plan/indicator.h src/plan/progress.h \
 src/plan/progress_sheet.h src/plan/reasons.h src/sheet/read.h \
 src/base/file.h src/sheet/request.h src/sheet/binding.h \
 src/sheet/layout.h src/sheet/texts.h src/base/intern.h src/base/hash.h \
 src/plan/scale.h src/base/fraction.h src/sheet/plan_headings.h \
 src/plan/measure.h
src/base/banned.h:
src/dataset/figure.h:
src/dataset/cell.h:
src/base/arena.h:
src/base/buf.h:
src/base/decimal.h:
src/dataset/catalogue.h:
src/plan/rollup.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/value.h:
src/sheet/vocabulary.h:
src/dataset/row_writer.h:
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
src/sheet/plan_headings.h:
src/plan/measure.h:
