build-lto/src/base/buf.o: src/base/buf.c src/base/banned.h \
 src/base/buf.h src/base/arena.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/base/buf.h:
src/base/arena.h:
src/base/utf8.h:
src/base/library.h:
