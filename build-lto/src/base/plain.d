build-lto/src/base/plain.o: src/base/plain.c src/base/banned.h \
 src/base/plain.h src/base/buf.h src/base/arena.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/base/plain.h:
src/base/buf.h:
src/base/arena.h:
src/base/utf8.h:
src/base/library.h:
