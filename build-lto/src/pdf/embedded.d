build-lto/src/pdf/embedded.o: src/pdf/embedded.c src/base/banned.h \
 src/pdf/embedded.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/pdf/unpack.h \
 src/base/utf8.h src/base/library.h src/pdf/libqpdf.h
src/base/banned.h:
src/pdf/embedded.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/pdf/unpack.h:
src/base/utf8.h:
src/base/library.h:
src/pdf/libqpdf.h:
