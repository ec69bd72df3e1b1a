build-lto/src/sheet/currency.o: src/sheet/currency.c src/base/banned.h \
 src/sheet/currency.h src/base/ascii.h
src/base/banned.h:
src/sheet/currency.h:
src/base/ascii.h:
