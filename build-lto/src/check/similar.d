build-lto/src/check/similar.o: src/check/similar.c src/base/banned.h \
 src/check/similar.h src/base/arena.h src/check/pieces.h
src/base/banned.h:
src/check/similar.h:
src/base/arena.h:
src/check/pieces.h:
