build-lto/src/sheet/workbook/moment_text.o: \
 src/sheet/workbook/moment_text.c src/base/banned.h \
 src/sheet/workbook/moment_text.h src/base/buf.h src/base/arena.h \
 src/base/decimal.h src/sheet/workbook/format_code.h \
 src/sheet/workbook/digits.h src/sheet/workbook/moment.h
src/base/banned.h:
src/sheet/workbook/moment_text.h:
src/base/buf.h:
src/base/arena.h:
src/base/decimal.h:
src/sheet/workbook/format_code.h:
src/sheet/workbook/digits.h:
src/sheet/workbook/moment.h:
