build-lto/src/sheet/file_type.o: src/sheet/file_type.c src/base/banned.h \
 src/sheet/file_type.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/arena.h src/base/buf.h src/base/file.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/file_type.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/arena.h:
src/base/buf.h:
src/base/file.h:
src/base/utf8.h:
src/base/library.h:
