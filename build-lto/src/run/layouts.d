build-lto/src/run/layouts.o: src/run/layouts.c src/base/banned.h \
 src/run/layouts.h src/base/digest.h src/sheet/layout.h src/base/arena.h \
 src/base/place.h src/base/buf.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/diag.h src/base/language.h src/sheet/value.h src/base/decimal.h \
 src/template/job.h src/base/file.h src/base/suggest.h src/run/calendar.h \
 src/plan/cut.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/plan/plan.h src/sheet/vocabulary.h src/sheet/columns.h \
 src/sheet/binding.h
src/base/banned.h:
src/run/layouts.h:
src/base/digest.h:
src/sheet/layout.h:
src/base/arena.h:
src/base/place.h:
src/base/buf.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/sheet/value.h:
src/base/decimal.h:
src/template/job.h:
src/base/file.h:
src/base/suggest.h:
src/run/calendar.h:
src/plan/cut.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/plan/plan.h:
src/sheet/vocabulary.h:
src/sheet/columns.h:
src/sheet/binding.h:
