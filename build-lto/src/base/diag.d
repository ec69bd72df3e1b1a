build-lto/src/base/diag.o: src/base/diag.c src/base/banned.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/arena.h \
 src/base/buf.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/arena.h:
src/base/buf.h:
src/base/utf8.h:
src/base/library.h:
