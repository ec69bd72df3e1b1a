build-lto/src/sheet/workbook/number_format.o: \
 src/sheet/workbook/number_format.c src/base/banned.h \
 src/sheet/workbook/number_format.h src/base/arena.h src/base/buf.h \
 src/base/decimal.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h src/base/ascii.h \
 src/sheet/workbook/format_code.h src/sheet/workbook/moment_text.h
src/base/banned.h:
src/sheet/workbook/number_format.h:
src/base/arena.h:
src/base/buf.h:
src/base/decimal.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/base/ascii.h:
src/sheet/workbook/format_code.h:
src/sheet/workbook/moment_text.h:
