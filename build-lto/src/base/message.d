build-lto/src/base/message.o: src/base/message.c src/base/banned.h \
 src/base/message.h src/base/arena.h src/base/buf.h src/base/language.h \
 src/base/place.h
src/base/banned.h:
src/base/message.h:
src/base/arena.h:
src/base/buf.h:
src/base/language.h:
src/base/place.h:
