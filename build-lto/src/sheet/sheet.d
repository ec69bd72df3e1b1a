build-lto/src/sheet/sheet.o: src/sheet/sheet.c src/base/banned.h \
 src/sheet/sheet.h src/sheet/cell.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/sheet/value.h \
 src/base/decimal.h src/sheet/vocabulary.h src/sheet/plan_column.h
src/base/banned.h:
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
src/sheet/plan_column.h:
