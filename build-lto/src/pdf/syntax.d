build-lto/src/pdf/syntax.o: src/pdf/syntax.c src/base/banned.h \
 src/pdf/syntax.h src/base/buf.h src/base/arena.h src/base/plain.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/pdf/syntax.h:
src/base/buf.h:
src/base/arena.h:
src/base/plain.h:
src/base/utf8.h:
src/base/library.h:
