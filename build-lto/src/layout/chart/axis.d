build-lto/src/layout/chart/axis.o: src/layout/chart/axis.c \
 src/base/banned.h src/layout/chart/axis.h src/base/decimal.h \
 src/base/buf.h src/base/arena.h src/base/style.h src/base/diag.h \
 src/base/language.h src/base/place.h
src/base/banned.h:
src/layout/chart/axis.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/style.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
