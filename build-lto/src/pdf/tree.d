build-lto/src/pdf/tree.o: src/pdf/tree.c src/base/banned.h \
 src/pdf/tree.h src/pdf/objects.h src/base/arena.h src/base/buf.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/library.h \
 src/pdf/output.h src/base/digest.h src/pdf/shared_streams.h \
 src/base/intern.h src/base/hash.h src/pdf/writer.h src/pdf/numeral.h \
 src/pdf/outlet.h src/pdf/pack_queue.h src/pdf/syntax.h
src/base/banned.h:
src/pdf/tree.h:
src/pdf/objects.h:
src/base/arena.h:
src/base/buf.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/library.h:
src/pdf/output.h:
src/base/digest.h:
src/pdf/shared_streams.h:
src/base/intern.h:
src/base/hash.h:
src/pdf/writer.h:
src/pdf/numeral.h:
src/pdf/outlet.h:
src/pdf/pack_queue.h:
src/pdf/syntax.h:
