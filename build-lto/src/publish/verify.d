build-lto/src/publish/verify.o: src/publish/verify.c src/base/banned.h \
 src/publish/verify.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file_name.h \
 src/publish/folder.h src/publish/manifest.h src/base/digest.h \
 src/base/file.h src/base/library.h src/publish/publication.h \
 src/publish/lock.h
src/base/banned.h:
src/publish/verify.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file_name.h:
src/publish/folder.h:
src/publish/manifest.h:
src/base/digest.h:
src/base/file.h:
src/base/library.h:
src/publish/publication.h:
src/publish/lock.h:
