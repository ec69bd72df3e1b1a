build-lto/src/base/threads.o: src/base/threads.c src/base/banned.h \
 src/base/threads.h
src/base/banned.h:
src/base/threads.h:
