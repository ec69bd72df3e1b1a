build-lto/src/layout/block/page_break.o: src/layout/block/page_break.c \
 src/base/banned.h src/layout/block/block.h src/layout/region.h \
 src/layout/text.h src/layout/lines.h src/layout/page.h src/base/hash.h \
 src/base/arena.h src/layout/pages.h src/layout/document.h \
 src/base/image.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/base/file.h src/base/library.h src/base/style.h \
 src/base/numeral.h src/layout/chart/chart.h src/base/decimal.h \
 src/layout/metrics.h
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
