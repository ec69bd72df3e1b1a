build-lto/src/sheet/workbook/moment.o: src/sheet/workbook/moment.c \
 src/base/banned.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h src/base/ascii.h
src/base/banned.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/base/ascii.h:
