build-lto/src/run/extract.o: src/run/extract.c src/base/banned.h \
 src/run/extract.h src/base/workers.h src/base/buf.h src/base/arena.h \
 src/publish/publication.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/digest.h src/publish/lock.h \
 src/pdf/embedded_worker.h src/pdf/embedded.h src/base/file.h \
 src/pdf/unpack.h src/publish/no_overwrite.h src/publish/portable_name.h \
 src/base/file_name.h
src/base/banned.h:
src/run/extract.h:
src/base/workers.h:
src/base/buf.h:
src/base/arena.h:
src/publish/publication.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/digest.h:
src/publish/lock.h:
src/pdf/embedded_worker.h:
src/pdf/embedded.h:
src/base/file.h:
src/pdf/unpack.h:
src/publish/no_overwrite.h:
src/publish/portable_name.h:
src/base/file_name.h:
