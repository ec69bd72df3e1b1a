build-lto/src/base/library_load.o: src/base/library_load.c \
 src/base/banned.h src/base/library_load.h
src/base/banned.h:
src/base/library_load.h:
