build-lto/src/layout/table/breaker.o: src/layout/table/breaker.c \
 src/base/banned.h src/layout/table/breaker.h \
 src/layout/table/continuation.h src/layout/table/grid.h \
 src/layout/chart/drawing.h src/layout/chart/chart.h src/base/decimal.h \
 src/base/buf.h src/base/arena.h src/layout/metrics.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/style.h src/layout/lines.h \
 src/layout/page.h src/base/hash.h src/layout/pages.h \
 src/layout/document.h src/base/image.h src/base/file.h \
 src/base/library.h src/base/numeral.h src/layout/text.h \
 src/layout/table/insets.h src/layout/table/window.h
src/base/banned.h:
src/layout/table/breaker.h:
src/layout/table/continuation.h:
src/layout/table/grid.h:
src/layout/chart/drawing.h:
src/layout/chart/chart.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/layout/metrics.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/style.h:
src/layout/lines.h:
src/layout/page.h:
src/base/hash.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/file.h:
src/base/library.h:
src/base/numeral.h:
src/layout/text.h:
src/layout/table/insets.h:
src/layout/table/window.h:
