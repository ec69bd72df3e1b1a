build-lto/src/pdf/image.o: src/pdf/image.c src/base/banned.h \
 src/pdf/image.h src/base/image.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file.h \
 src/base/library.h src/base/style.h src/base/intern.h src/base/hash.h \
 src/pdf/objects.h src/pdf/output.h src/base/digest.h \
 src/pdf/shared_streams.h src/pdf/writer.h src/pdf/numeral.h \
 src/pdf/outlet.h src/pdf/pack_queue.h
src/base/banned.h:
src/pdf/image.h:
src/base/image.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
src/base/intern.h:
src/base/hash.h:
src/pdf/objects.h:
src/pdf/output.h:
src/base/digest.h:
src/pdf/shared_streams.h:
src/pdf/writer.h:
src/pdf/numeral.h:
src/pdf/outlet.h:
src/pdf/pack_queue.h:
