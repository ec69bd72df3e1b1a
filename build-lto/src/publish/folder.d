build-lto/src/publish/folder.o: src/publish/folder.c src/base/banned.h \
 src/publish/folder.h src/base/file.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h
src/base/banned.h:
src/publish/folder.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
