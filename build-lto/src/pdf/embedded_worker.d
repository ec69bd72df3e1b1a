build-lto/src/pdf/embedded_worker.o: src/pdf/embedded_worker.c \
 src/base/banned.h src/pdf/embedded_worker.h src/base/workers.h \
 src/base/buf.h src/base/arena.h src/pdf/embedded.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/file.h src/pdf/unpack.h \
 src/base/packet.h src/pdf/libqpdf.h
src/base/banned.h:
src/pdf/embedded_worker.h:
src/base/workers.h:
src/base/buf.h:
src/base/arena.h:
src/pdf/embedded.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/file.h:
src/pdf/unpack.h:
src/base/packet.h:
src/pdf/libqpdf.h:
