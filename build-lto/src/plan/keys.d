build-lto/src/plan/keys.o: src/plan/keys.c src/base/banned.h \
 src/plan/keys.h src/base/arena.h src/base/ascii.h src/base/utf8.h \
 src/base/library.h src/sheet/currency.h
src/base/banned.h:
src/plan/keys.h:
src/base/arena.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/currency.h:
