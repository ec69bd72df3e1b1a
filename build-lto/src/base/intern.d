build-lto/src/base/intern.o: src/base/intern.c src/base/banned.h \
 src/base/intern.h src/base/hash.h src/base/arena.h
src/base/banned.h:
src/base/intern.h:
src/base/hash.h:
src/base/arena.h:
