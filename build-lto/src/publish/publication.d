build-lto/src/publish/publication.o: src/publish/publication.c \
 src/base/banned.h src/publish/publication.h src/base/arena.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/base/digest.h src/publish/lock.h src/base/file.h \
 src/base/file_name.h src/base/io.h src/publish/folder.h
src/base/banned.h:
src/publish/publication.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/digest.h:
src/publish/lock.h:
src/base/file.h:
src/base/file_name.h:
src/base/io.h:
src/publish/folder.h:
