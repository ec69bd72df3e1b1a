build-lto/src/base/file.o: src/base/file.c src/base/banned.h \
 src/base/file.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file_name.h src/base/io.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file_name.h:
src/base/io.h:
src/base/utf8.h:
src/base/library.h:
