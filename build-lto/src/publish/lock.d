build-lto/src/publish/lock.o: src/publish/lock.c src/base/banned.h \
 src/publish/lock.h src/base/io.h
src/base/banned.h:
src/publish/lock.h:
src/base/io.h:
