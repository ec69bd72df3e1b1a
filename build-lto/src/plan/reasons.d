build-lto/src/plan/reasons.o: src/plan/reasons.c src/base/banned.h \
 src/plan/reasons.h src/base/wording.h src/plan/plan.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/sheet.h \
 src/sheet/cell.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/plan/keys.h src/sheet/period_text.h \
 src/sheet/spreadsheet.h
src/base/banned.h:
src/plan/reasons.h:
src/base/wording.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/vocabulary.h:
src/plan/keys.h:
src/sheet/period_text.h:
src/sheet/spreadsheet.h:
