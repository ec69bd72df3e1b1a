build-lto/src/compose/chart.o: src/compose/chart.c src/base/banned.h \
 src/base/suggest.h src/base/arena.h src/base/language.h src/base/utf8.h \
 src/base/library.h src/compose/context.h src/compose/composition.h \
 src/dataset/dataset.h src/dataset/cell.h src/base/buf.h \
 src/base/decimal.h src/dataset/catalogue.h src/dataset/source.h \
 src/base/wording.h src/check/check.h src/check/finding.h \
 src/base/message.h src/check/rule.h src/base/diag.h src/base/place.h \
 src/check/settings.h src/plan/compliance.h src/plan/cut.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/plan/indicator.h \
 src/plan/progress.h src/plan/progress_sheet.h src/plan/reasons.h \
 src/plan/plan.h src/sheet/sheet.h src/sheet/cell.h src/sheet/value.h \
 src/sheet/vocabulary.h src/sheet/read.h src/base/file.h \
 src/sheet/request.h src/sheet/binding.h src/sheet/layout.h \
 src/sheet/texts.h src/base/intern.h src/base/hash.h src/plan/scale.h \
 src/base/fraction.h src/plan/rollup.h src/template/job.h \
 src/template/template.h src/base/style.h src/dataset/periods.h \
 src/compose/images.h src/base/image.h src/base/input_file.h \
 src/base/digest.h src/compose/rows.h src/layout/document.h \
 src/base/numeral.h src/layout/chart/chart.h src/layout/metrics.h \
 src/template/content.h
src/base/banned.h:
src/base/suggest.h:
src/base/arena.h:
src/base/language.h:
src/base/utf8.h:
src/base/library.h:
src/compose/context.h:
src/compose/composition.h:
src/dataset/dataset.h:
src/dataset/cell.h:
src/base/buf.h:
src/base/decimal.h:
src/dataset/catalogue.h:
src/dataset/source.h:
src/base/wording.h:
src/check/check.h:
src/check/finding.h:
src/base/message.h:
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
src/plan/plan.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/sheet/value.h:
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
src/template/job.h:
src/template/template.h:
src/base/style.h:
src/dataset/periods.h:
src/compose/images.h:
src/base/image.h:
src/base/input_file.h:
src/base/digest.h:
src/compose/rows.h:
src/layout/document.h:
src/base/numeral.h:
src/layout/chart/chart.h:
src/layout/metrics.h:
src/template/content.h:
