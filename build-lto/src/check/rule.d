build-lto/src/check/rule.o: src/check/rule.c src/base/banned.h \
 src/check/rule.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/arena.h src/base/buf.h
src/base/banned.h:
src/check/rule.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/arena.h:
src/base/buf.h:
