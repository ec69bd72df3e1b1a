build-lto/src/dataset/cell.o: src/dataset/cell.c src/base/banned.h \
 src/dataset/cell.h src/base/arena.h src/base/buf.h src/base/decimal.h \
 src/dataset/catalogue.h
src/base/banned.h:
src/dataset/cell.h:
src/base/arena.h:
src/base/buf.h:
src/base/decimal.h:
src/dataset/catalogue.h:
