build-lto/src/check/pieces.o: src/check/pieces.c src/base/banned.h \
 src/check/pieces.h src/base/arena.h src/base/ascii.h src/base/intern.h \
 src/base/hash.h
src/base/banned.h:
src/check/pieces.h:
src/base/arena.h:
src/base/ascii.h:
src/base/intern.h:
src/base/hash.h:
