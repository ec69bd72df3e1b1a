build-lto/src/prose/read.o: src/prose/read.c src/base/banned.h \
 src/prose/reader.h src/prose/libcmark.h src/prose/prose.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/base/file.h src/base/library.h src/base/style.h \
 src/prose/source.h
src/base/banned.h:
src/prose/reader.h:
src/prose/libcmark.h:
src/prose/prose.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
src/prose/source.h:
