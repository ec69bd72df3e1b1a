build-lto/src/sheet/workbook/digits.o: src/sheet/workbook/digits.c \
 src/base/banned.h src/sheet/workbook/digits.h src/base/ascii.h
src/base/banned.h:
src/sheet/workbook/digits.h:
src/base/ascii.h:
