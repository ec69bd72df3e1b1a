build-lto/src/sheet/value.o: src/sheet/value.c src/base/banned.h \
 src/sheet/value.h src/base/decimal.h src/base/buf.h src/base/arena.h \
 src/base/ascii.h src/base/utf8.h src/base/library.h src/sheet/currency.h
src/base/banned.h:
src/sheet/value.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/currency.h:
