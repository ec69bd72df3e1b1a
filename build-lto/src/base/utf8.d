build-lto/src/base/utf8.o: src/base/utf8.c src/base/banned.h \
 src/base/utf8.h src/base/arena.h src/base/library.h
src/base/banned.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
