build-lto/src/sheet/cell.o: src/sheet/cell.c src/base/banned.h \
 src/sheet/cell.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/cell.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/utf8.h:
src/base/library.h:
