build-lto/src/pdf/writer.o: src/pdf/writer.c src/base/banned.h \
 src/pdf/writer.h src/base/arena.h src/base/buf.h src/pdf/numeral.h \
 src/pdf/outlet.h src/base/library.h src/pdf/output.h src/base/digest.h \
 src/pdf/pack_queue.h src/pdf/deflater.h src/pdf/syntax.h
src/base/banned.h:
src/pdf/writer.h:
src/base/arena.h:
src/base/buf.h:
src/pdf/numeral.h:
src/pdf/outlet.h:
src/base/library.h:
src/pdf/output.h:
src/base/digest.h:
src/pdf/pack_queue.h:
src/pdf/deflater.h:
src/pdf/syntax.h:
