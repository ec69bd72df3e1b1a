build-lto/src/publish/manifest_write.o: src/publish/manifest_write.c \
 src/base/banned.h src/publish/manifest.h src/base/arena.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/base/digest.h src/base/file.h src/base/library.h \
 src/publish/publication.h src/publish/lock.h
src/base/banned.h:
src/publish/manifest.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/digest.h:
src/base/file.h:
src/base/library.h:
src/publish/publication.h:
src/publish/lock.h:
