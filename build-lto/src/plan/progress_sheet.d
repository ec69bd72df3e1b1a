build-lto/src/plan/progress_sheet.o: src/plan/progress_sheet.c \
 src/base/banned.h src/plan/progress_sheet.h src/plan/reasons.h \
 src/base/wording.h src/plan/plan.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/sheet/read.h src/base/file.h \
 src/sheet/request.h src/sheet/binding.h src/sheet/layout.h \
 src/sheet/texts.h src/base/intern.h src/base/hash.h src/sheet/columns.h
src/base/banned.h:
src/plan/progress_sheet.h:
src/plan/reasons.h:
src/base/wording.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
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
src/sheet/read.h:
src/base/file.h:
src/sheet/request.h:
src/sheet/binding.h:
src/sheet/layout.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/sheet/columns.h:
