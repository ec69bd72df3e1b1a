build-lto/src/base/digest.o: src/base/digest.c src/base/banned.h \
 src/base/digest.h src/base/ascii.h src/base/io.h
src/base/banned.h:
src/base/digest.h:
src/base/ascii.h:
src/base/io.h:
