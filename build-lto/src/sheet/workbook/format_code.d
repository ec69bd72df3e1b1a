build-lto/src/sheet/workbook/format_code.o: \
 src/sheet/workbook/format_code.c src/base/banned.h \
 src/sheet/workbook/format_code.h src/base/arena.h \
 src/sheet/workbook/digits.h src/base/ascii.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/sheet/workbook/format_code.h:
src/base/arena.h:
src/sheet/workbook/digits.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
