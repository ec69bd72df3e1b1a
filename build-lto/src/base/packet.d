build-lto/src/base/packet.o: src/base/packet.c src/base/banned.h \
 src/base/packet.h src/base/buf.h src/base/arena.h
src/base/banned.h:
src/base/packet.h:
src/base/buf.h:
src/base/arena.h:
