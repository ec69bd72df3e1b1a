build-lto/src/layout/block/table.o: src/layout/block/table.c \
 src/base/banned.h src/layout/block/block.h src/layout/region.h \
 src/layout/text.h src/layout/lines.h src/layout/page.h src/base/hash.h \
 src/base/arena.h src/layout/pages.h src/layout/document.h \
 src/base/image.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/base/file.h src/base/library.h src/base/style.h \
 src/base/numeral.h src/layout/chart/chart.h src/base/decimal.h \
 src/layout/metrics.h src/layout/sections.h src/layout/furniture.h \
 src/layout/table/breaker.h src/layout/table/continuation.h \
 src/layout/table/grid.h src/layout/chart/drawing.h \
 src/layout/table/insets.h src/layout/table/emit.h \
 src/layout/table/fragment.h src/layout/table/measure.h \
 src/layout/table/window.h
src/base/banned.h:
src/layout/block/block.h:
src/layout/region.h:
src/layout/text.h:
src/layout/lines.h:
src/layout/page.h:
src/base/hash.h:
src/base/arena.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
src/base/numeral.h:
src/layout/chart/chart.h:
src/base/decimal.h:
src/layout/metrics.h:
src/layout/sections.h:
src/layout/furniture.h:
src/layout/table/breaker.h:
src/layout/table/continuation.h:
src/layout/table/grid.h:
src/layout/chart/drawing.h:
src/layout/table/insets.h:
src/layout/table/emit.h:
src/layout/table/fragment.h:
src/layout/table/measure.h:
src/layout/table/window.h:
