build-lto/src/plan/periods.o: src/plan/periods.c src/base/banned.h \
 src/plan/periods.h src/plan/plan.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h
src/base/banned.h:
src/plan/periods.h:
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
