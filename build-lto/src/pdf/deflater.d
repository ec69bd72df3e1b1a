build-lto/src/pdf/deflater.o: src/pdf/deflater.c src/base/banned.h \
 src/pdf/deflater.h src/base/buf.h src/base/arena.h src/base/library.h
src/base/banned.h:
src/pdf/deflater.h:
src/base/buf.h:
src/base/arena.h:
src/base/library.h:
