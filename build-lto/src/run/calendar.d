build-lto/src/run/calendar.o: src/run/calendar.c src/base/banned.h \
 src/run/calendar.h src/plan/cut.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/plan/plan.h src/sheet/sheet.h \
 src/sheet/cell.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/sheet/columns.h src/sheet/binding.h \
 src/sheet/layout.h src/template/job.h src/base/file.h src/base/suggest.h \
 src/sheet/period_text.h
src/base/banned.h:
src/run/calendar.h:
src/plan/cut.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/plan/plan.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/vocabulary.h:
src/sheet/columns.h:
src/sheet/binding.h:
src/sheet/layout.h:
src/template/job.h:
src/base/file.h:
src/base/suggest.h:
src/sheet/period_text.h:
