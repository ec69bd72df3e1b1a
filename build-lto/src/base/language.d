build-lto/src/base/language.o: src/base/language.c src/base/banned.h \
 src/base/language.h
src/base/banned.h:
src/base/language.h:
