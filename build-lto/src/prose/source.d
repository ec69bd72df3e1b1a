build-lto/src/prose/source.o: src/prose/source.c src/base/banned.h \
 src/prose/source.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/base/utf8.h \
 src/base/library.h src/prose/prose.h src/base/style.h
src/base/banned.h:
src/prose/source.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/utf8.h:
src/base/library.h:
src/prose/prose.h:
src/base/style.h:
