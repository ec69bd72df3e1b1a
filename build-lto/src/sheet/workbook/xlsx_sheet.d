build-lto/src/sheet/workbook/xlsx_sheet.o: \
 src/sheet/workbook/xlsx_sheet.c src/base/banned.h \
 src/sheet/workbook/xlsx_sheet.h src/sheet/workbook/shared_strings.h \
 src/sheet/workbook/sheet_rows.h src/base/buf.h src/base/arena.h \
 src/sheet/workbook.h src/base/decimal.h src/base/file.h src/base/diag.h \
 src/base/language.h src/base/place.h src/sheet/record.h src/sheet/cell.h \
 src/sheet/workbook/xml.h src/sheet/workbook/xlsx_styles.h \
 src/sheet/workbook/number_format.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h src/base/ascii.h src/base/utf8.h \
 src/base/library.h src/sheet/workbook/formats.h
src/base/banned.h:
src/sheet/workbook/xlsx_sheet.h:
src/sheet/workbook/shared_strings.h:
src/sheet/workbook/sheet_rows.h:
src/base/buf.h:
src/base/arena.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/workbook/xml.h:
src/sheet/workbook/xlsx_styles.h:
src/sheet/workbook/number_format.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/workbook/formats.h:
