build-lto/src/sheet/workbook/refusal.o: src/sheet/workbook/refusal.c \
 src/base/banned.h src/sheet/workbook/refusal.h src/sheet/workbook.h \
 src/base/decimal.h src/base/buf.h src/base/arena.h src/base/file.h \
 src/base/diag.h src/base/language.h src/base/place.h src/sheet/record.h \
 src/sheet/cell.h src/sheet/file_type.h
src/base/banned.h:
src/sheet/workbook/refusal.h:
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
