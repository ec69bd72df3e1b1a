build-lto/src/run/form_size.o: src/run/form_size.c src/base/banned.h \
 src/run/form_size.h src/run/form_table.h src/base/arena.h \
 src/base/language.h src/sheet/cell.h src/base/diag.h src/base/place.h \
 src/base/buf.h src/sheet/value.h src/base/decimal.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/run/form_size.h:
src/run/form_table.h:
src/base/arena.h:
src/base/language.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
src/base/utf8.h:
src/base/library.h:
