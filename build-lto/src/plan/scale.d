build-lto/src/plan/scale.o: src/plan/scale.c src/base/banned.h \
 src/plan/scale.h src/base/fraction.h src/base/arena.h src/base/decimal.h \
 src/base/buf.h
src/base/banned.h:
src/plan/scale.h:
src/base/fraction.h:
src/base/arena.h:
src/base/decimal.h:
src/base/buf.h:
