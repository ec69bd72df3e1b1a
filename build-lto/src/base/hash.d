build-lto/src/base/hash.o: src/base/hash.c src/base/banned.h \
 src/base/hash.h src/base/arena.h
src/base/banned.h:
src/base/hash.h:
src/base/arena.h:
