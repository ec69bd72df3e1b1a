build-lto/src/base/fraction.o: src/base/fraction.c src/base/banned.h \
 src/base/fraction.h src/base/arena.h src/base/decimal.h src/base/buf.h
src/base/banned.h:
src/base/fraction.h:
src/base/arena.h:
src/base/decimal.h:
src/base/buf.h:
