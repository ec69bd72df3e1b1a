build-lto/src/compose/needs.o: src/compose/needs.c src/base/banned.h \
 src/compose/needs.h src/template/template.h src/base/arena.h \
 src/base/decimal.h src/base/buf.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/style.h src/dataset/catalogue.h \
 src/dataset/periods.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/template/job.h src/base/file.h src/template/content.h \
 src/base/numeral.h src/template/prose_spec.h src/prose/prose.h \
 src/base/library.h
src/base/banned.h:
src/compose/needs.h:
src/template/template.h:
src/base/arena.h:
src/base/decimal.h:
src/base/buf.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/style.h:
src/dataset/catalogue.h:
src/dataset/periods.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/template/job.h:
src/base/file.h:
src/template/content.h:
src/base/numeral.h:
src/template/prose_spec.h:
src/prose/prose.h:
src/base/library.h:
