build-lto/src/base/input_file.o: src/base/input_file.c src/base/banned.h \
 src/base/input_file.h src/base/arena.h src/base/digest.h src/base/file.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/base/intern.h src/base/hash.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/base/input_file.h:
src/base/arena.h:
src/base/digest.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/intern.h:
src/base/hash.h:
src/base/utf8.h:
src/base/library.h:
