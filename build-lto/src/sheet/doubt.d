build-lto/src/sheet/doubt.o: src/sheet/doubt.c src/base/banned.h \
 src/sheet/doubt.h src/sheet/sheet.h src/sheet/cell.h src/base/arena.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/sheet/value.h src/base/decimal.h
src/base/banned.h:
src/sheet/doubt.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
