build-lto/src/pdf/unpack.o: src/pdf/unpack.c src/base/banned.h \
 src/pdf/unpack.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h
src/base/banned.h:
src/pdf/unpack.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
