build-lto/src/plan/total_rows.o: src/plan/total_rows.c src/base/banned.h \
 src/plan/total_rows.h src/plan/plan.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/base/ascii.h src/plan/keys.h
src/base/banned.h:
src/plan/total_rows.h:
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
src/base/ascii.h:
src/plan/keys.h:
