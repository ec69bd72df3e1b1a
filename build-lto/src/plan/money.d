build-lto/src/plan/money.o: src/plan/money.c src/base/banned.h \
 src/plan/money.h src/base/intern.h src/base/hash.h src/base/arena.h \
 src/plan/plan.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/sheet.h src/sheet/cell.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/base/utf8.h src/base/library.h \
 src/plan/keys.h src/sheet/currency.h
src/base/banned.h:
src/plan/money.h:
src/base/intern.h:
src/base/hash.h:
src/base/arena.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/vocabulary.h:
src/base/utf8.h:
src/base/library.h:
src/plan/keys.h:
src/sheet/currency.h:
