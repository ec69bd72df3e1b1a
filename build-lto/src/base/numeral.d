build-lto/src/base/numeral.o: src/base/numeral.c src/base/banned.h \
 src/base/numeral.h src/base/buf.h src/base/arena.h
src/base/banned.h:
src/base/numeral.h:
src/base/buf.h:
src/base/arena.h:
