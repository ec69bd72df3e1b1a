build-lto/src/base/io.o: src/base/io.c src/base/banned.h src/base/io.h
src/base/banned.h:
src/base/io.h:
