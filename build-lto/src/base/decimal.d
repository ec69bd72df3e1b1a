build-lto/src/base/decimal.o: src/base/decimal.c src/base/banned.h \
 src/base/decimal.h src/base/buf.h src/base/arena.h
src/base/banned.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
