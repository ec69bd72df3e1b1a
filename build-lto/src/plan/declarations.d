build-lto/src/plan/declarations.o: src/plan/declarations.c \
 src/base/banned.h src/plan/declarations.h src/plan/plan.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/sheet.h \
 src/sheet/cell.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/plan/lookup.h src/base/intern.h \
 src/base/hash.h src/plan/aliases.h src/plan/keys.h src/plan/measure.h \
 src/plan/money.h src/sheet/currency.h
src/base/banned.h:
src/plan/declarations.h:
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
src/plan/lookup.h:
src/base/intern.h:
src/base/hash.h:
src/plan/aliases.h:
src/plan/keys.h:
src/plan/measure.h:
src/plan/money.h:
src/sheet/currency.h:
