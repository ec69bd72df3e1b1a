"""The end-to-end tests: run.py BINARY [NAME...]; ends with 'N passed, N failed'."""

import sys

import harness
import test_program
import test_documents
import test_content
import test_layout
import test_publishing
import test_batch
import test_extract
import test_form
import test_progress
import test_tags
import test_random
import test_language

MODULES = (test_program, test_documents, test_content, test_layout, test_publishing, test_batch, test_extract,
           test_form, test_language, test_progress, test_tags, test_random)

if __name__ == "__main__":
    sys.exit(1 if harness.run_tests(sys.argv[1], sys.argv[2:]) else 0)
