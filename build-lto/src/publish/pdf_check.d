build-lto/src/publish/pdf_check.o: src/publish/pdf_check.c \
 src/base/banned.h src/publish/pdf_check.h src/base/io.h \
 src/base/language.h
src/base/banned.h:
src/publish/pdf_check.h:
src/base/io.h:
src/base/language.h:
