build-lto/src/sheet/workbook/workbook.o: src/sheet/workbook/workbook.c \
 src/base/banned.h src/sheet/workbook.h src/base/decimal.h src/base/buf.h \
 src/base/arena.h src/base/file.h src/base/diag.h src/base/language.h \
 src/base/place.h src/sheet/record.h src/sheet/cell.h \
 src/sheet/file_type.h src/sheet/workbook/archive.h \
 src/sheet/workbook/ods.h src/sheet/workbook/sheet_rows.h \
 src/sheet/workbook/xml.h src/sheet/workbook/refusal.h \
 src/sheet/workbook/xlsx.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h
src/base/banned.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/file_type.h:
src/sheet/workbook/archive.h:
src/sheet/workbook/ods.h:
src/sheet/workbook/sheet_rows.h:
src/sheet/workbook/xml.h:
src/sheet/workbook/refusal.h:
src/sheet/workbook/xlsx.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
