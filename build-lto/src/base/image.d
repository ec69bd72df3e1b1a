build-lto/src/base/image.o: src/base/image.c src/base/banned.h \
 src/base/image.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/base/library.h \
 src/base/style.h
src/base/banned.h:
src/base/image.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
