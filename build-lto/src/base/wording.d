build-lto/src/base/wording.o: src/base/wording.c src/base/banned.h \
 src/base/wording.h
src/base/banned.h:
src/base/wording.h:
