build-lto/src/base/anchor.o: src/base/anchor.c src/base/banned.h \
 src/base/anchor.h src/base/arena.h src/base/ascii.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/base/anchor.h:
src/base/arena.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
