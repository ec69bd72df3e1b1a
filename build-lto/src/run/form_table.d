build-lto/src/run/form_table.o: src/run/form_table.c src/base/banned.h \
 src/run/form_table.h src/base/arena.h src/base/language.h \
 src/sheet/cell.h src/base/diag.h src/base/place.h src/base/buf.h \
 src/sheet/value.h src/base/decimal.h
src/base/banned.h:
src/run/form_table.h:
src/base/arena.h:
src/base/language.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
