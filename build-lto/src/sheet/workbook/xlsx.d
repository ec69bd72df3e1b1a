build-lto/src/sheet/workbook/xlsx.o: src/sheet/workbook/xlsx.c \
 src/base/banned.h src/sheet/workbook/xlsx.h src/sheet/workbook/archive.h \
 src/sheet/workbook.h src/base/decimal.h src/base/buf.h src/base/arena.h \
 src/base/file.h src/base/diag.h src/base/language.h src/base/place.h \
 src/sheet/record.h src/sheet/cell.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h src/sheet/workbook/sheet_rows.h \
 src/base/utf8.h src/base/library.h src/sheet/workbook/part_xml.h \
 src/sheet/workbook/xml.h src/sheet/workbook/refusal.h \
 src/sheet/workbook/relations.h src/sheet/workbook/xlsx_sheet.h \
 src/sheet/workbook/shared_strings.h src/sheet/workbook/xlsx_styles.h \
 src/sheet/workbook/number_format.h
src/base/banned.h:
src/sheet/workbook/xlsx.h:
src/sheet/workbook/archive.h:
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
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/sheet/workbook/sheet_rows.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/workbook/part_xml.h:
src/sheet/workbook/xml.h:
src/sheet/workbook/refusal.h:
src/sheet/workbook/relations.h:
src/sheet/workbook/xlsx_sheet.h:
src/sheet/workbook/shared_strings.h:
src/sheet/workbook/xlsx_styles.h:
src/sheet/workbook/number_format.h:
