build-lto/src/sheet/texts.o: src/sheet/texts.c src/base/banned.h \
 src/sheet/texts.h src/base/intern.h src/base/hash.h src/base/arena.h \
 src/sheet/cell.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h
src/base/banned.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/base/arena.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
