build-lto/src/pdf/pack_queue.o: src/pdf/pack_queue.c src/base/banned.h \
 src/pdf/pack_queue.h src/pdf/outlet.h src/base/buf.h src/base/arena.h \
 src/base/library.h src/pdf/output.h src/base/digest.h src/base/threads.h
src/base/banned.h:
src/pdf/pack_queue.h:
src/pdf/outlet.h:
src/base/buf.h:
src/base/arena.h:
src/base/library.h:
src/pdf/output.h:
src/base/digest.h:
src/base/threads.h:
