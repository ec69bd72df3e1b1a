build-lto/src/prose/runs.o: src/prose/runs.c src/base/banned.h \
 src/base/utf8.h src/base/arena.h src/base/library.h src/prose/reader.h \
 src/prose/libcmark.h src/prose/prose.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file.h \
 src/base/style.h src/prose/source.h
src/base/banned.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
src/prose/reader.h:
src/prose/libcmark.h:
src/prose/prose.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/style.h:
src/prose/source.h:
