build-lto/src/publish/no_overwrite.o: src/publish/no_overwrite.c \
 src/base/banned.h src/publish/no_overwrite.h src/base/file.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/publish/publication.h src/base/digest.h \
 src/publish/lock.h src/base/io.h
src/base/banned.h:
src/publish/no_overwrite.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/publish/publication.h:
src/base/digest.h:
src/publish/lock.h:
src/base/io.h:
