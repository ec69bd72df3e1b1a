build-lto/src/run/schedule.o: src/run/schedule.c src/base/banned.h \
 src/run/schedule.h src/run/run.h src/base/input_file.h src/base/arena.h \
 src/base/digest.h src/base/file.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/intern.h src/base/hash.h \
 src/base/library.h src/compose/compose.h src/compose/composition.h \
 src/dataset/dataset.h src/dataset/cell.h src/base/decimal.h \
 src/dataset/catalogue.h src/dataset/source.h src/base/wording.h \
 src/check/check.h src/check/finding.h src/base/message.h \
 src/check/rule.h src/check/settings.h src/plan/compliance.h \
 src/plan/cut.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/plan/indicator.h src/plan/progress.h src/plan/progress_sheet.h \
 src/plan/reasons.h src/plan/plan.h src/sheet/sheet.h src/sheet/cell.h \
 src/sheet/value.h src/sheet/vocabulary.h src/sheet/read.h \
 src/sheet/request.h src/sheet/binding.h src/sheet/layout.h \
 src/sheet/texts.h src/plan/scale.h src/base/fraction.h src/plan/rollup.h \
 src/template/job.h src/template/template.h src/base/style.h \
 src/dataset/periods.h src/compose/images.h src/base/image.h \
 src/layout/document.h src/base/numeral.h src/layout/chart/chart.h \
 src/layout/metrics.h src/compose/needs.h src/pdf/shared_streams.h \
 src/publish/publication.h src/publish/lock.h src/run/job_figures.h \
 src/run/options.h src/base/workers.h src/template/job_part.h \
 src/text/typesetter.h src/text/fonts.h src/base/file_name.h \
 src/publish/folder.h src/run/left_out.h src/run/record.h src/run/batch.h \
 src/publish/manifest.h src/run/make.h src/run/edition.h src/run/output.h \
 src/layout/pages.h src/run/task.h
src/base/banned.h:
src/run/schedule.h:
src/run/run.h:
src/base/input_file.h:
src/base/arena.h:
src/base/digest.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/intern.h:
src/base/hash.h:
src/base/library.h:
src/compose/compose.h:
src/compose/composition.h:
src/dataset/dataset.h:
src/dataset/cell.h:
src/base/decimal.h:
src/dataset/catalogue.h:
src/dataset/source.h:
src/base/wording.h:
src/check/check.h:
src/check/finding.h:
src/base/message.h:
src/check/rule.h:
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
src/sheet/request.h:
src/sheet/binding.h:
src/sheet/layout.h:
src/sheet/texts.h:
src/plan/scale.h:
src/base/fraction.h:
src/plan/rollup.h:
src/template/job.h:
src/template/template.h:
src/base/style.h:
src/dataset/periods.h:
src/compose/images.h:
src/base/image.h:
src/layout/document.h:
src/base/numeral.h:
src/layout/chart/chart.h:
src/layout/metrics.h:
src/compose/needs.h:
src/pdf/shared_streams.h:
src/publish/publication.h:
src/publish/lock.h:
src/run/job_figures.h:
src/run/options.h:
src/base/workers.h:
src/template/job_part.h:
src/text/typesetter.h:
src/text/fonts.h:
src/base/file_name.h:
src/publish/folder.h:
src/run/left_out.h:
src/run/record.h:
src/run/batch.h:
src/publish/manifest.h:
src/run/make.h:
src/run/edition.h:
src/run/output.h:
src/layout/pages.h:
src/run/task.h:
