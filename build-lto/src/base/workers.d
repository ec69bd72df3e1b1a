build-lto/src/base/workers.o: src/base/workers.c src/base/banned.h \
 src/base/workers.h src/base/buf.h src/base/arena.h src/base/io.h
src/base/banned.h:
src/base/workers.h:
src/base/buf.h:
src/base/arena.h:
src/base/io.h:
